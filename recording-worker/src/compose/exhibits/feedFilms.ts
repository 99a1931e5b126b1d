import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExactReader } from '@assize/platform/ExactReader';
import { FfmpegProcess, type FfmpegOptions } from '../../ffmpeg/FfmpegProcess.ts';
import type { Still } from '../drawBackground.ts';
import { canvas } from '../layoutSeats.ts';
import { drawMarks } from './drawPanel.ts';
import type { ExhibitPictures } from './ExhibitPictures.ts';
import { filmScript } from './filmScript.ts';
import { panel } from './layoutBeside.ts';
import { type Film, filmInput, type Films } from './openFilms.ts';
import type { FilmPiece } from './planFilms.ts';
import { isFilmOf } from './playedOf.ts';

const size = `${String(panel.width)}x${String(panel.height)}`;
const stillBytes = (panel.width * panel.height * 3) / 2;

export interface FeedOptions {
  tool: Omit<FfmpegOptions, 'args'>;
  /** Of the files it works with. */
  name: string;
  pieces: readonly FilmPiece[];
  films: Films;
  exhibits: ExhibitPictures;
}

/**
 * Writes the panel, picture by picture, from the first to the last in which a film is in it: one decoder at a time,
 * however often it was stopped or moved. A film that gives no picture leaves the page that stands for it.
 */
export async function feedFilms(options: FeedOptions, write: (picture: Uint8Array) => Promise<void>): Promise<void> {
  let picture: Still = Buffer.alloc(0);
  let at = options.pieces[0]?.fromFrame ?? 0;
  for (const piece of options.pieces) {
    // The panel is not looked at meanwhile.
    for (; at < piece.fromFrame; at++) await write(picture);
    picture = await options.exhibits.get(piece.panes);
    const film = options.films.get(piece.documentId);
    const decoder = film ? await openDecoder(options, piece, film, picture) : undefined;
    const reader = decoder && new ExactReader(decoder.stdout);
    const moving = piece.isPlaying ? piece.frames : 1;
    try {
      for (let frame = 0; frame < piece.frames; frame++, at++) {
        if (frame < moving) picture = (await reader?.take(stillBytes)) ?? picture;
        await write(picture);
      }
    } finally {
      await decoder?.close();
    }
  }
  for (const ending of endings) await rm(join(options.tool.cwd, `${options.name}.${ending}`), { force: true });
}
const endings = ['yuv', 'png', 'filter'] as const;

async function openDecoder({ tool, name }: FeedOptions, piece: FilmPiece, film: Film, panelStill: Still): Promise<FfmpegProcess> {
  const [still, marksFile, script] = endings.map((ending) => `${name}.${ending}`) as [string, string, string];
  const marks = await drawMarks(piece.panes, (pane) => isFilmOf(piece, pane), film.shape);
  await writeFile(join(tool.cwd, still), panelStill);
  if (marks) await writeFile(join(tool.cwd, marksFile), marks);
  await writeFile(join(tool.cwd, script), filmScript(piece, film.shape, marks !== undefined));
  const base = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', size, '-r', String(canvas.rate), '-i', still];
  const inputs = [...base, '-noaccurate_seek', ...filmInput(film, piece.positionMs / 1000), ...(marks ? ['-i', marksFile] : [])];
  const frames = String(piece.isPlaying ? piece.frames : 1);
  const output = ['-map', '[out]', '-frames:v', frames, '-f', 'rawvideo', 'pipe:1'];
  const decoder = FfmpegProcess.start({ ...tool, args: [...inputs, '-filter_complex_threads', '1', '-filter_complex_script', script, ...output] });
  decoder.endInput();
  return decoder;
}
