import { canvas } from '../layoutSeats.ts';
import { isFilmOf, type Played } from './playedOf.ts';
import type { ShownFrom, ShownPane } from './shownOf.ts';

/** Pictures of a slice in which one film is before the court in one place, from this moment of it on. */
export interface FilmPiece {
  fromFrame: number;
  frames: number;
  exhibitId: string;
  documentId: string;
  /** Everything in the panel meanwhile. */
  panes: readonly ShownPane[];
  positionMs: number;
  isPlaying: boolean;
}
interface Range {
  fromFrame: number;
  frames: number;
}
const frameMs = 1000 / canvas.rate;
const frameOf = (ms: number): number => Math.round(ms / frameMs);

/** The films in a range of pictures, with their places: a new piece where they move, are marked or jump. */
export function planFilms(shown: readonly ShownFrom[], films: readonly Played[], range: Range): FilmPiece[] {
  return films.flatMap((film) =>
    shown.flatMap(({ fromMs, panes }, index): FilmPiece[] => {
      if (!panes?.some((pane) => isFilmOf(film, pane))) return [];
      const from = Math.max(range.fromFrame, frameOf(film.fromMs), frameOf(fromMs));
      const to = Math.min(range.fromFrame + range.frames, frameOf(film.toMs), frameOf(shown[index + 1]?.fromMs ?? Infinity));
      if (to <= from) return [];
      const { exhibitId, documentId, isPlaying } = film;
      const positionMs = film.positionMs + (isPlaying ? Math.max(0, from * frameMs - film.fromMs) : 0);
      return [{ fromFrame: from - range.fromFrame, frames: to - from, exhibitId, documentId, panes, positionMs, isPlaying }];
    }),
  );
}
