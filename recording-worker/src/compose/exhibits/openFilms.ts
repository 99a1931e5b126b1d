import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buffer, text } from 'node:stream/consumers';
import { documentKeys, type PagesManifest, pagesManifestSchema } from '@assize/contracts/hearing/evidence/pages';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { FfmpegProcess, type FfmpegOptions } from '../../ffmpeg/FfmpegProcess.ts';

/** A film or a sound exhibit, in the form that was played before the court. */
export interface Film {
  /** Its copy, relative to the working folder. */
  file: string;
  sha256: string;
  durationMs: number;
  /** Of its page, which is its first picture. */
  shape: readonly [width: number, height: number];
  hasPicture: boolean;
  hasSound: boolean;
}
export type Films = ReadonlyMap<string, Film>;
interface Options {
  store: ObjectStore;
  order: Pick<ProductionOrder, 'documents'>;
  tool: Omit<FfmpegOptions, 'args'>;
  /** For the log only. */
  warn: (details: Record<string, unknown>, message: string) => void;
}

/** How ffmpeg is to read a film: as the one kind of file that it can be, which names no other file. */
export function filmInput({ file }: Pick<Film, 'file'>, seekS = 0): string[] {
  // Pictures from the key picture before that moment on are given, with times below 0: one of them stands at it.
  return ['-protocol_whitelist', 'file', '-f', 'mov', '-threads', '1', ...(seekS > 0 ? ['-ss', seekS.toFixed(3)] : []), '-i', file];
}

/** Copies of these documents, by id. One that is not there or cannot be read is left out: the recording is made without it. */
export async function openFilms(options: Options, documentIds: Iterable<string>): Promise<Films> {
  const films = new Map<string, Film>();
  for (const documentId of new Set(documentIds)) {
    const film = await openFilm(options, documentId, `film-${String(films.size)}.mp4`);
    if (film) films.set(documentId, film);
  }
  return films;
}

async function openFilm({ store, order, tool, warn }: Options, documentId: string, file: string): Promise<Film | undefined> {
  const document = order.documents.find((one) => one.documentId === documentId);
  const manifest = document ? await readManifest(store, documentKeys.manifest(document.hearingId, documentId)) : undefined;
  const key = documentKeys.playable(document?.hearingId ?? '', documentId);
  // What has one page after the other stands still, whatever was asked of it.
  if (manifest?.status === 'ready' && !manifest.media) return undefined;
  if (manifest?.status !== 'ready' || !manifest.media || !(await store.stat(key))) {
    warn({ documentId }, 'a film is missing in the recording');
    return undefined;
  }
  const path = join(tool.cwd, file);
  await store.download(key, path);
  const streams = await listStreams(tool, file);
  if (!streams) {
    warn({ documentId }, 'a film in the recording cannot be read');
    return undefined;
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const { kind, durationMs } = manifest.media;
  const has = { hasPicture: kind === 'video' && streams.includes('v'), hasSound: streams.includes('a') };
  return { file, sha256: hash.digest('hex'), durationMs, shape: manifest.pages[0] ?? [1, 1], ...has };
}

async function readManifest(store: ObjectStore, key: string): Promise<PagesManifest | undefined> {
  if (!(await store.stat(key))) return undefined;
  return pagesManifestSchema.safeParse(JSON.parse((await buffer(await store.open(key))).toString())).data;
}

/** The kinds of what is in a file (`v`, `a`), read through without decoding; undefined where it is no film. */
async function listStreams(tool: Options['tool'], file: string): Promise<string[] | undefined> {
  const run = FfmpegProcess.start({ ...tool, args: [...filmInput({ file }), '-map', '0:v:0?', '-map', '0:a:0?', '-c', 'copy', '-f', 'streamhash', 'pipe:1'] });
  run.endInput();
  const printed = await text(run.stdout);
  const isWhole = await run.ended.then(
    () => true,
    (error: unknown) => {
      if (tool.signal.aborted) throw error;
      return false;
    },
  );
  return isWhole ? [...printed.matchAll(/^\d+,([va]),/gm)].map(([, kind = '']) => kind) : undefined;
}
