import { isPacked } from './kinds.ts';
import { readAt } from './readAt.ts';

/** What a browser takes for a page is in the first bytes (MIME Sniffing reads 1,445 of them). */
const sniffedBytes = 2048;
const pageStart = /<(!doctype\s+html|html|head|body|script|iframe|svg|object|embed)[\s>/]/i;
/** Readers of PDF look for its mark in the first kilobyte. */
const pdfHeadBytes = 1024;
/** An archive's directory ends within so many bytes of the end: a record of 22 and a comment. */
const archiveTailBytes = 22 + 0xffff;

/** Whether a file that begins as this kind is something else as well, to another reader: a page, a PDF, an archive. */
export async function isTwoThings(path: string, size: number, mime: string): Promise<boolean> {
  const head = (await readAt(path, 0, Math.min(sniffedBytes, size))).toString('latin1');
  const isPdf = mime === 'application/pdf';
  if (isPdf ? !head.startsWith('%PDF-') : head.slice(0, pdfHeadBytes).includes('%PDF-')) return true;
  if (isPacked(mime)) return false;
  if (pageStart.test(head)) return true;
  // A PDF may carry files, archives too, as its attachments.
  return !isPdf && endsAsArchive(await readAt(path, Math.max(0, size - archiveTailBytes), Math.min(archiveTailBytes, size)));
}

/** Whether there is the end of a ZIP's directory: on one disk, with entries, and with room for the comment it names. */
function endsAsArchive(tail: Buffer): boolean {
  const mark = Buffer.from('PK\x05\x06', 'latin1');
  for (let at = tail.indexOf(mark); at >= 0 && at + 22 <= tail.length; at = tail.indexOf(mark, at + 1)) {
    if (tail.readUInt32LE(at + 4) === 0 && tail.readUInt16LE(at + 10) > 0 && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return true;
  }
  return false;
}
