import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FfmpegOptions } from '../ffmpeg/FfmpegProcess.ts';
import { runFfmpeg } from '../ffmpeg/runFfmpeg.ts';
import { mergeStills, pasteStill, type Stills } from './drawBackground.ts';
import type { ExhibitPictures } from './exhibits/ExhibitPictures.ts';
import { feedFilms } from './exhibits/feedFilms.ts';
import { panel } from './exhibits/layoutBeside.ts';
import type { Films } from './exhibits/openFilms.ts';
import type { Tile } from './layoutSeats.ts';
import type { Slice } from './planSlices.ts';
import { sliceArguments, sliceScript } from './sliceArguments.ts';

export interface Scene {
  tiles: readonly Tile[];
  stills: Stills;
}
export interface DrawSliceOptions extends Omit<FfmpegOptions, 'args'> {
  slice: Slice;
  /** The court in its seats, and beside a page. */
  seated: Scene;
  beside: Scene;
  exhibits: ExhibitPictures;
  films: Films;
  fetch: (name: string) => Promise<string>;
  output: string;
}

/** Encodes one slice of the picture. */
export async function drawSlice(options: DrawSliceOptions): Promise<void> {
  const { slice, seated, beside, exhibits, films, cwd } = options;
  const base = `slice-${String(slice.index)}`;
  const backgrounds = slice.backgrounds.map((_, index) => `${base}-${String(index)}.yuv`);
  const script = `${base}.filter`;
  for (const [index, background] of slice.backgrounds.entries()) {
    const { present, panes } = background;
    const { tiles, stills } = panes ? beside : seated;
    const still = mergeStills(stills, tiles, new Set(present));
    if (panes) pasteStill(still, await exhibits.get(panes), panel);
    await writeFile(join(cwd, backgrounds[index] ?? ''), still);
  }
  await writeFile(join(cwd, script), sliceScript(slice));
  const inputs: string[] = [];
  for (const input of slice.inputs) inputs.push(await options.fetch(input.name));
  const args = sliceArguments(slice, { backgrounds, inputs, script, output: options.output });
  const { films: pieces } = slice;
  const feed = pieces && {
    feed: (write: (bytes: Uint8Array) => Promise<void>) => feedFilms({ tool: options, name: `${base}-film`, pieces, films, exhibits }, write),
  };
  await runFfmpeg({ ...options, args, ...feed });
  for (const name of [...backgrounds, script]) await rm(join(cwd, name), { force: true });
}
