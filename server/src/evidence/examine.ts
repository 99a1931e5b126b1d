import { open, stat } from 'node:fs/promises';
import { AppError } from '@assize/contracts/AppError';
import type { DocumentFault } from '@assize/contracts/http/documents';
import { fileTypeFromFile } from 'file-type';
import { containsText } from './containsText.ts';
import type { MalwareScan } from './malware/MalwareScan.ts';
import { scanForEicar } from './malware/scanForEicar.ts';

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
  const type = await fileTypeFromFile(path);
  const mime = type?.mime.split(';')[0] ?? '';
  if (!accepted.some((one) => one.test(mime))) refuse('type');
  const head = await readAt(path, 0, Math.min(pdfHeadBytes, size));
  const isPdf = mime === 'application/pdf';
  // Readers take for a PDF whatever says so in its first kilobyte: what begins as something else is two things at once.
  if (isPdf ? !head.startsWith('%PDF-') : head.includes('%PDF-')) refuse('type');
  if (isPdf) await examinePdf(path, size);
  if (options.scan === scanForEicar) return { mime };
  const verdict = await options.scan(path);
  if (verdict !== 'clean') refuse(verdict);
  return { mime };
}

/** A PDF ends with its end, and opens without a password. */
async function examinePdf(path: string, size: number): Promise<void> {
  const tail = await readAt(path, Math.max(0, size - tailBytes), Math.min(tailBytes, size));
  if (!tail.includes('%%EOF')) refuse('broken');
  if (await containsText(path, ['/Encrypt '])) refuse('encrypted');
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
