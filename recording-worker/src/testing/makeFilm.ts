import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { DocumentCache } from '../pages/DocumentCache.ts';
import { openDocument } from '../pages/openDocument.ts';
import { DocumentMaker } from '../pages/testing/makeDocuments.ts';

export const filmSeconds = 16;
/** Each second of the film has another tone and another colour. */
export const toneOf = (second: number): number => 500 + 150 * second;
export const filmTones = Array.from({ length: filmSeconds }, (_, second) => toneOf(second));
const colourOf = (second: number): [number, number, number] => [16 * second, 255 - 16 * second, 128];

/** The second of the film that has this colour; undefined where it is no colour of it. */
export function secondOf(colour: readonly number[]): number | undefined {
  const found = filmTones.findIndex((_, second) => colourOf(second).every((one, index) => Math.abs(one - (colour[index] ?? 0)) < 8));
  return found < 0 ? undefined : found;
}

function filmArguments(kinds: 'both' | 'sound' | 'pictures'): string[] {
  const hex = (second: number): string => Buffer.from(colourOf(second)).toString('hex');
  const parts = filmTones.map((tone, second) => {
    const picture = kinds === 'sound' ? '' : `color=c=0x${hex(second)}:s=640x320:r=25:d=1[v${String(second)}];`;
    const sound = kinds === 'pictures' ? '' : `sine=frequency=${String(tone)}:sample_rate=48000:d=1,volume=4[a${String(second)}];`;
    return picture + sound;
  });
  const [hasPictures, hasSound] = [kinds !== 'sound', kinds !== 'pictures'];
  const ins = filmTones.map((_, second) => `${hasPictures ? `[v${String(second)}]` : ''}${hasSound ? `[a${String(second)}]` : ''}`);
  const graph = `${parts.join('')}${ins.join('')}concat=n=${String(filmSeconds)}:v=${hasPictures ? '1' : '0'}:a=${hasSound ? '1' : '0'}`;
  return ['-filter_complex', graph];
}

type Document = ProductionOrder['documents'][number];

/** Files such a film, and has it looked through as in life. */
export async function storeFilm(store: ObjectStore, document: Document, kinds: 'both' | 'sound' | 'pictures'): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'assize-film-'));
  try {
    await fileMedia(store, document, await new DocumentMaker(folder).media('mkv', ...filmArguments(kinds)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Files sound or pictures in motion: their playable form, their page and their manifest are in the store afterwards. */
export async function fileMedia(store: ObjectStore, document: Document, bytes: Buffer): Promise<void> {
  const { hearingId, documentId } = document;
  const folder = await mkdtemp(join(tmpdir(), 'assize-film-'));
  try {
    await store.put(documentKeys.original(hearingId, documentId), bytes);
    const context = { store, cache: new DocumentCache(store, join(folder, 'cache')), maxPages: 10, signal: new AbortController().signal };
    await store.put(documentKeys.manifest(hearingId, documentId), JSON.stringify(await openDocument(context, document, folder)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
