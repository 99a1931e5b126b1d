import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import { FileStore } from '@assize/platform/store/FileStore';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DocumentMaker } from '../../pages/testing/makeDocuments.ts';
import { fileMedia, storeFilm } from '../../testing/makeFilm.ts';
import { ExhibitPictures } from './ExhibitPictures.ts';
import { feedFilms } from './feedFilms.ts';
import { type Films, openFilms } from './openFilms.ts';
import type { FilmPiece } from './planFilms.ts';
import type { ShownPane } from './shownOf.ts';

let root: string;
let exhibits: ExhibitPictures;
let films: Films;
const warnings: string[] = [];
const id = (index: number): string => `00000000-0000-4000-b008-${String(index).padStart(12, '0')}`;
const [whole, silent, broken, cut] = [id(0), id(1), id(2), id(3)] as const;
const documents: ProductionOrder['documents'] = [whole, silent, broken, cut].map((documentId) => ({ documentId, hearingId: id(9), mime: 'video/mp4' }));
const tool = () => ({ binary: process.env['FFMPEG_BIN'] ?? 'ffmpeg', cwd: root, signal: new AbortController().signal });

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assize-feed-'));
  const store = new FileStore(join(root, 'store'));
  // A picture that is another one, however it is turned; it moves after the first second.
  const picture = ['-f', 'lavfi', '-i', 'smptebars=s=640x360:r=25:d=1', '-f', 'lavfi', '-i', 'testsrc=s=640x360:r=25:d=1'];
  const graph = ['-filter_complex', 'concat=n=2:v=1', '-crf', '5'];
  const [first, second] = documents as [(typeof documents)[number], (typeof documents)[number]];
  await fileMedia(store, first, await new DocumentMaker(root).media('mp4', ...picture, ...graph));
  await storeFilm(store, second, 'pictures');
  for (const { hearingId, documentId } of documents.slice(2)) {
    await store.put(documentKeys.manifest(hearingId, documentId), await store.open(documentKeys.manifest(id(9), whole)));
    for (const size of ['screen', 'zoom'] as const)
      await store.put(documentKeys.page(hearingId, documentId, 1, size), await store.open(documentKeys.page(id(9), whole, 1, size)));
  }
  const bytes = await readFile(join(root, 'store', documentKeys.playable(id(9), whole)));
  await store.put(documentKeys.playable(id(9), broken), Buffer.from('no film at all'));
  // Its index is whole and at its beginning; its pictures are not what they were.
  const noise = Buffer.from(bytes);
  noise.fill(0x55, bytes.indexOf('mdat') + 4);
  await store.put(documentKeys.playable(id(9), cut), noise);
  const options = { store, order: { documents }, tool: tool(), warn: (_: unknown, message: string) => void warnings.push(message) };
  exhibits = new ExhibitPictures(options);
  films = await openFilms(options, [whole, silent, broken, cut, id(5), whole]);
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

function pieceOf(documentId: string, look: Partial<ShownPane> = {}, piece: Partial<FilmPiece> = {}): FilmPiece {
  const pane: ShownPane = {
    exhibitId: 'e',
    page: 1,
    rotation: 0,
    region: null,
    documentId,
    number: { side: 'plaintiff', ordinal: 1 },
    title: 'x',
    strokes: [],
    isOpen: true,
    ...look,
  };
  return { fromFrame: 0, frames: 2, exhibitId: 'e', documentId, panes: [pane], positionMs: 0, isPlaying: true, ...piece };
}
async function fed(...pieces: FilmPiece[]): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  await feedFilms({ tool: tool(), name: 'feed', pieces, films, exhibits }, (picture) => Promise.resolve(void pictures.push(Buffer.from(picture))));
  return pictures;
}
/** By how much the samples of two pictures differ, on the average, of 255. */
function apart(one: Buffer | undefined, other: Buffer | undefined): number {
  if (!one || !other || one.length !== other.length) return NaN;
  return one.reduce((sum, value, index) => sum + Math.abs(value - (other[index] ?? 0)), 0) / one.length;
}

test('films are told by what is in them, and what is none is left out', () => {
  expect([...films.keys()]).toEqual([whole, silent, cut]);
  expect(films.get(silent)).toMatchObject({ hasPicture: true, hasSound: false, shape: [640, 320], durationMs: 16_000 });
  expect(warnings).toEqual(['a film in the recording cannot be read', 'a film is missing in the recording']);
});

test('a film lies as its page does, turned and enlarged', async () => {
  const part = { x: 1000, y: 5000, width: 4000, height: 5000 };
  const looks = [{}, { rotation: 180 }, ...([0, 90, 180, 270] as const).map((rotation) => ({ rotation, region: part }))] as const;
  for (const look of looks) {
    const piece = pieceOf(whole, look, { frames: 1 });
    expect(apart((await fed(piece))[0], await exhibits.get(piece.panes))).toBeLessThan(3);
  }
  const upright = await exhibits.get(pieceOf(whole).panes);
  expect(apart((await fed(pieceOf(whole, { rotation: 180 })))[0], upright)).toBeGreaterThan(20);
}, 60_000);

test('a film that stands is fed as one picture, and what lies between two pieces as that before', async () => {
  const standing = pieceOf(whole, {}, { positionMs: 1500, isPlaying: false, frames: 3 });
  const [one, two, three, between, first] = await fed(standing, pieceOf(whole, {}, { fromFrame: 4, frames: 1 }));
  expect([apart(one, two), apart(one, three), apart(one, between)]).toEqual([0, 0, 0]);
  expect(apart(one, first)).toBeGreaterThan(20);
});

test('past its last picture a film stands there; one that gives none leaves its page', async () => {
  const last = (await fed(pieceOf(whole, {}, { positionMs: 1960, isPlaying: false, frames: 1 })))[0];
  const [past] = await fed(pieceOf(whole, {}, { positionMs: 2000, isPlaying: false, frames: 1 }));
  expect(apart(past, last)).toBe(0);
  const page = await exhibits.get(pieceOf(cut).panes);
  for (const documentId of [broken, cut]) {
    const pictures = await fed(pieceOf(documentId));
    expect(pictures.length).toBe(2);
    for (const picture of pictures) expect(apart(picture, page)).toBeLessThan(1);
  }
});
