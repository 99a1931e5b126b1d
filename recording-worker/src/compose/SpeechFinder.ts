import type { Speech } from '@assize/contracts/recording/moments';
import { sampleRate, type Speaker } from './voices.ts';

/** Sound is looked at in windows of this length, on the recording's clock. */
const windowSamples = sampleRate / 10;
/** The same line between speech and a quiet room as while the court sits, and the same pause that belongs to speech. */
const speechFromDb = -50;
const pauseSamples = 0.6 * sampleRate;
/** A knock or a cough is not speech. */
const leastSamples = 0.3 * sampleRate;

interface Ear {
  participantId: string;
  window: number;
  energy: number;
  /** Stretches of loud windows, in samples; pauses are closed up as they come. */
  stretches: [from: number, to: number][];
}

/** Finds who was heard when, from the sound of each track as it is mixed. Memory grows with the speech, not with the sound. */
export class SpeechFinder {
  readonly #ears = new Map<string, Ear>();

  /** Samples of one track that are heard from sample `at` of the recording on; each track's in order of time. */
  take(track: Speaker, at: number, samples: Float32Array): void {
    const ear = this.#ears.get(track.name) ?? { participantId: track.participantId, window: 0, energy: 0, stretches: [] };
    this.#ears.set(track.name, ear);
    for (let index = 0; index < samples.length;) {
      const window = Math.floor((at + index) / windowSamples);
      if (window !== ear.window) closeWindow(ear);
      ear.window = window;
      const end = Math.min(samples.length, (window + 1) * windowSamples - at);
      for (; index < end; index++) ear.energy += (samples[index] ?? 0) ** 2;
    }
  }

  /** Everybody's stretches of speech, in order of time. */
  list(): Speech {
    const people = new Map<string, [number, number][]>();
    for (const ear of this.#ears.values()) {
      closeWindow(ear);
      people.set(ear.participantId, [...(people.get(ear.participantId) ?? []), ...ear.stretches]);
    }
    const ms = (samples: number): number => Math.round((samples * 1000) / sampleRate);
    return [...people]
      .flatMap(([participantId, stretches]) =>
        join(stretches.toSorted((a, b) => a[0] - b[0]))
          .filter(([from, to]) => to - from >= leastSamples)
          .map(([from, to]) => ({ participantId, fromMs: ms(from), toMs: ms(to) })),
      )
      .toSorted((a, b) => a.fromMs - b.fromMs || (a.participantId < b.participantId ? -1 : 1));
  }
}

function closeWindow(ear: Ear): void {
  const isLoud = 10 * Math.log10(ear.energy / windowSamples) >= speechFromDb;
  ear.energy = 0;
  if (!isLoud) return;
  const from = ear.window * windowSamples;
  ear.stretches = [...ear.stretches.slice(0, -1), ...join([...ear.stretches.slice(-1), [from, from + windowSamples]])];
}

function join(stretches: readonly [number, number][]): [number, number][] {
  const joined: [number, number][] = [];
  for (const [from, to] of stretches) {
    const last = joined.at(-1);
    if (last && from - last[1] <= pauseSamples) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
