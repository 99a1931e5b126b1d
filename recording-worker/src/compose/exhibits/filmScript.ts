import { type Box, type Shape, shownBox, turnedPage } from '@assize/contracts/hearing/presentation/geometry';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { canvas } from '../layoutSeats.ts';
import { layoutSheets } from './layoutBeside.ts';
import type { FilmPiece } from './planFilms.ts';
import { isFilmOf } from './playedOf.ts';

const rate = String(canvas.rate);
const turns: Record<Pane['rotation'], string> = { 0: '', 90: 'transpose=clock,', 180: 'hflip,vflip,', 270: 'transpose=cclock,' };

/** Where a page of this shape lies in its place: the page that is drawn there, outwards to even pixels, so that nothing of it stands beside the film. */
export function fitFilm(shape: Shape, look: Pick<Pane, 'rotation' | 'region'>, sheet: Box): Box {
  const shown = shownBox(shape, look);
  const scale = Math.min(sheet.width / shown.width, sheet.height / shown.height);
  const reach = (at: number, length: number, fitted: number): [number, number] => {
    const from = Math.floor((at + (length - fitted) / 2 + 1e-6) / 2) * 2;
    return [from, Math.ceil((at + (length + fitted) / 2 - 1e-6) / 2) * 2 - from];
  };
  const [x, width] = reach(sheet.x, sheet.width, shown.width * scale);
  const [y, height] = reach(sheet.y, sheet.height, shown.height * scale);
  return { x, y, width, height };
}

/** Turns the film as its page, and leaves of it what is enlarged. */
function lookFilters(shape: Shape, { rotation, region }: Pick<Pane, 'rotation' | 'region'>): string {
  if (!region) return turns[rotation];
  const { shape: whole } = turnedPage(shape, rotation);
  const part = shownBox(shape, { rotation, region });
  const [x, width] = [part.x, part.width].map((one) => (one / whole[0]).toFixed(6));
  const [y, height] = [part.y, part.height].map((one) => (one / whole[1]).toFixed(6));
  return `${turns[rotation]}crop=w=iw*${width ?? ''}:h=ih*${height ?? ''}:x=iw*${x ?? ''}:y=ih*${y ?? ''},`;
}

/**
 * The filter graph of a film in the panel: the panel (input 0) stands still, the film (1) moves in each of its places,
 * its marks (2, where there are any) lie on it.
 */
export function filmScript(piece: FilmPiece, shape: Shape, hasMarks: boolean): string {
  const sheets = layoutSheets(piece.panes.length);
  const places = piece.panes.flatMap((pane, index) => {
    const sheet = sheets[index];
    return sheet && isFilmOf(piece, pane) ? [{ pane, box: fitFilm(shape, pane, sheet) }] : [];
  });
  // Its pictures fall between the composition's own: half a picture earlier halves the greatest difference.
  const earlierS = piece.isPlaying ? 0.5 / canvas.rate : 0.001;
  const lines = [
    `[0:v]loop=loop=-1:size=1:start=0,setpts=N/${rate}/TB,fps=${rate}[base0]`,
    `[1:v]setpts=PTS-${earlierS.toFixed(3)}/TB,split=${String(places.length)}${places.map((_, index) => `[film${String(index)}]`).join('')}`,
  ];
  for (const [index, { pane, box }] of places.entries()) {
    const at = String(index);
    lines.push(
      `[film${at}]${lookFilters(shape, pane)}scale=${String(box.width)}:${String(box.height)}:flags=bilinear:out_range=tv,setsar=1,format=yuv420p[in${at}]`,
      `[base${at}][in${at}]overlay=x=${String(box.x)}:y=${String(box.y)}:format=yuv420:eof_action=repeat[base${String(index + 1)}]`,
    );
  }
  const last = `[base${String(places.length)}]`;
  lines.push(hasMarks ? `${last}[2:v]overlay=format=yuv420:eof_action=repeat,format=yuv420p[out]` : `${last}format=yuv420p[out]`);
  return lines.join(';\n');
}
