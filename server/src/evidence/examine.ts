import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { AppError } from '@assize/contracts/AppError';
import type { DocumentFault } from '@assize/contracts/http/documents';
import { fileTypeFromFile } from 'file-type';

/** By content: pages, pictures, office documents, sound and pictures in motion. */
const accepted = [
  /^application\/pdf$/,
  /^image\/(jpeg|png|webp|tiff|heic|heif|gif|bmp)$/,
  /^application\/vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet|presentationml\.presentation)$/,
  /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/,
  /^audio\/(mpeg|wav|ogg|flac|aac|x-m4a|mp4|amr)$/,
  /^video\/(mp4|webm|quicktime|x-matroska|mpeg|x-msvideo|3gpp)$/,
];
const pdfHeadBytes = 1024;
const tailBytes = 1024;

/** Looks for malware in a file; the built-in one proves the way (EICAR), a real one stands behind the same port. */
export type MalwareScan = (path: string) => Promise<boolean>;
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!'].join('');
export const scanForEicar: MalwareScan = (path) => contains(path, [eicar]);

function refuse(cause: DocumentFault): never {
  throw new AppError('documentRefused', { cause });
}

/** The kind of a file by its content. Throws `documentRefused`. */
export async function examine(path: string, options: { maxBytes: number; scan: MalwareScan }): Promise<{ mime: string }> {
  const { size } = await stat(path);
  if (size === 0) refuse('empty');
  if (size > options.maxBytes) refuse('tooLarge');
  if (await options.scan(path)) refuse('malware');
  const type = await fileTypeFromFile(path);
  const mime = type?.mime.split(';')[0] ?? '';
  if (!accepted.some((one) => one.test(mime))) refuse('type');
  const head = await readAt(path, 0, Math.min(pdfHeadBytes, size));
  const isPdf = mime === 'application/pdf';
  // Readers take for a PDF whatever says so in its first kilobyte: what begins as something else is two things at once.
  if (isPdf ? !head.startsWith('%PDF-') : head.includes('%PDF-')) refuse('type');
  if (isPdf) await examinePdf(path, size);
  return { mime };
}

/** A PDF ends with its end, and opens without a password. */
async function examinePdf(path: string, size: number): Promise<void> {
  const tail = await readAt(path, Math.max(0, size - tailBytes), Math.min(tailBytes, size));
  if (!tail.includes('%%EOF')) refuse('broken');
  if (await contains(path, ['/Encrypt '])) refuse('encrypted');
}

async function readAt(path: string, position: number, length: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Whether a file holds one of these texts, read in pieces however long it is. */
async function contains(path: string, texts: readonly string[]): Promise<boolean> {
  const overlap = Math.max(...texts.map((one) => one.length)) - 1;
  let before = '';
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const text = before + chunk.toString('latin1');
    if (texts.some((one) => text.includes(one))) return true;
    before = text.slice(-overlap);
  }
  return false;
}
