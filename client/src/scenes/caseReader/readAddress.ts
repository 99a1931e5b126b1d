import { idSchema } from '@assize/contracts/ids';
import { z } from 'zod';
import { filePath } from '../../app/paths.ts';
import type { ToRead } from './ReaderContext.ts';

const mostPages = 100_000;
const names = ['read', 'page', 'version', 'words'] as const;
const openedSchema = z.object({ opened: z.string() });
/** Of a place in the browser's history that the page of the case made itself: the title of what it opened, with the page below it to go back to. */
export type Opened = z.infer<typeof openedSchema>;

export function readOpened(state: unknown): Opened | null {
  return openedSchema.safeParse(state).data ?? null;
}

/** What the address of a case's page has open, `?read=DOCUMENT&page=N&version=V&words=…`; null: nothing, or what is none of ours. */
export function readToRead(address: URLSearchParams): ToRead | null {
  const documentId = idSchema.safeParse(address.get('read')).data;
  if (documentId === undefined) return null;
  const numberOf = (name: string): number | undefined => {
    const number = Number(address.get(name) ?? '');
    return Number.isInteger(number) && number >= 1 && number <= mostPages ? number : undefined;
  };
  const version = numberOf('version');
  const words = (address.get('words') ?? '').trim().slice(0, 100);
  return { documentId, title: '', page: numberOf('page') ?? 1, ...(version === undefined ? {} : { version }), ...(words === '' ? {} : { words }) };
}

/** The same address with this open, or nothing; what else it says stays. */
export function writeToRead(address: URLSearchParams, toRead: Omit<ToRead, 'title'> | null): URLSearchParams {
  const written = new URLSearchParams(address);
  for (const name of names) written.delete(name);
  if (!toRead) return written;
  written.set('read', toRead.documentId);
  written.set('page', String(toRead.page));
  if (toRead.version !== undefined) written.set('version', String(toRead.version));
  if (toRead.words !== undefined) written.set('words', toRead.words);
  return written;
}

/** Where a page of a document is read, within its case. */
export function readerPath(caseId: string, toRead: Omit<ToRead, 'title'>): string {
  return `${filePath(caseId)}?${writeToRead(new URLSearchParams(), toRead).toString()}`;
}
