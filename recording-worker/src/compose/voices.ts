import type { AssembledTrack } from '../platform/timeline.ts';
import { filmInput, type Films } from './exhibits/openFilms.ts';
import { planFilmVoices } from './exhibits/planFilmVoices.ts';
import type { Played } from './exhibits/playedOf.ts';
import { planRuns, type SoundRun } from './planRuns.ts';

export const sampleRate = 48_000;

/** Whose track it is. */
export interface Speaker {
  name: string;
  participantId: string;
}
/** Something that is heard: when, and how ffmpeg reads it. */
export interface Voice {
  /** Null for what was played before the court. */
  speaker: Speaker | null;
  runs: readonly SoundRun[];
  /** Makes its file available and answers ffmpeg's arguments up to its output: samples from the beginning, none left out. */
  open: () => Promise<string[]>;
}

/** Everybody's microphone. `fetch` makes a track's file available and answers its path. */
export function trackVoices(tracks: readonly AssembledTrack[], fetch: (name: string) => Promise<string>): Voice[] {
  return tracks
    .filter(({ product }) => product.source === 'microphone')
    .map(({ anchors, samples, product }) => ({
      speaker: product,
      runs: planRuns(anchors, samples),
      // libopus gives every packet's samples, damaged or not, so that places in the file stay true.
      open: async () => ['-threads', '1', '-c:a', 'libopus', '-i', await fetch(product.name)],
    }));
}

/** What was played before the court. */
export function filmVoices(played: readonly Played[], films: Films): Voice[] {
  return planFilmVoices(played).flatMap(({ documentId, seekS, run }) => {
    const film = films.get(documentId);
    if (!film?.hasSound) return [];
    // Sound that begins later than the pictures, or has a hole, keeps its places by silence.
    const inTime = `aresample=${String(sampleRate)}:async=1:first_pts=0`;
    return [{ speaker: null, runs: [run], open: () => Promise.resolve([...filmInput(film, seekS), '-map', '0:a:0', '-af', inTime]) }];
  });
}
