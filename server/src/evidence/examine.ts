import { stat } from 'node:fs/promises';
import { AppError } from '@assize/contracts/AppError';
import type { DocumentFault } from '@assize/contracts/http/documents';
import { fileTypeFromFile } from 'file-type';
import { containsText } from './containsText.ts';
import { isTwoThings } from './isTwoThings.ts';
import { isKindOfCourt } from './kinds.ts';
import type { MalwareScan } from './malware/MalwareScan.ts';
import { scanForEicar } from './malware/scanForEicar.ts';
import { readAt } from './readAt.ts';

const tailBytes = 1024;
/** The key of a PDF's trailer, and what may stand after a name. */
const encryptMarks = [' ', '\n', '\r', '\t', '<'].map((after) => `/Encrypt${after}`);

function refuse(cause: DocumentFault): never {
  throw new AppError('documentRefused', { cause });
}

/** The kind of a file by its content. Throws `documentRefused`. */
export async function examine(path: string, options: { maxBytes: number; scan: MalwareScan }): Promise<{ mime: string }> {
  const { size } = await stat(path);
  if (size === 0) refuse('empty');
  if (size > options.maxBytes) refuse('tooLarge');
  // In front of every other scan, so that anybody can prove the way at any time.
  if ((await scanForEicar(path)) !== 'clean') refuse('malware');
  const mime = await findMime(path);
  if (!isKindOfCourt(mime) || (await isTwoThings(path, size, mime))) refuse('type');
  if (mime === 'application/pdf') await examinePdf(path, size);
  if (options.scan === scanForEicar) return { mime };
  const verdict = await options.scan(path);
  if (verdict !== 'clean') refuse(verdict);
  return { mime };
}

/** By its content; none for what nobody can make out. */
async function findMime(path: string): Promise<string> {
  const type = await fileTypeFromFile(path).catch((error: unknown) => {
    if (error instanceof Error && 'syscall' in error) throw error; // the disk's fault, not the file's
    return undefined;
  });
  return type?.mime.split(';')[0] ?? '';
}

/** A PDF ends with its end, and opens without a password. */
async function examinePdf(path: string, size: number): Promise<void> {
  const tail = await readAt(path, Math.max(0, size - tailBytes), Math.min(tailBytes, size));
  if (!tail.includes('%%EOF')) refuse('broken');
  if (await containsText(path, encryptMarks)) refuse('encrypted');
}
