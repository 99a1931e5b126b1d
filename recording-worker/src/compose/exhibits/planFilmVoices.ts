import type { SoundRun } from '../planRuns.ts';
import type { Played } from './playedOf.ts';

/** Sound of a film that was heard, and from where in the film it is read. */
export interface FilmVoice {
  documentId: string;
  seekS: number;
  run: SoundRun;
}
const samplesPerMs = 48;
/** A decoder that begins in the middle needs a moment before what it gives is true. */
const leadInMs = 200;

/** A voice for each stretch in which a film with sound was playing. */
export function planFilmVoices(films: readonly Played[]): FilmVoice[] {
  return films.flatMap(({ documentId, fromMs, toMs, positionMs, isPlaying }) => {
    const at = Math.round(fromMs * samplesPerMs);
    const length = Math.round(toMs * samplesPerMs) - at;
    if (!isPlaying || length <= 0) return [];
    const seekMs = Math.max(0, Math.floor(positionMs) - leadInMs);
    return [{ documentId, seekS: seekMs / 1000, run: { from: Math.round((positionMs - seekMs) * samplesPerMs), count: length, at, length } }];
  });
}
