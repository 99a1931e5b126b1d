import { peaksPerSecond, type Waveform } from '@assize/contracts/recording/waveform';
import { sampleRate, type Speaker } from './voices.ts';

const windowSamples = sampleRate / peaksPerSecond;
/** Windows of ten minutes: how much room is made at a time. */
const roomWindows = 600 * peaksPerSecond;

/** Finds how loud each person was along the recording, as their sound is mixed: a byte a window. */
export class WaveformFinder {
  readonly #peaks = new Map<string, Uint8Array>();

  /** Samples of one track that are heard from sample `at` of the recording on. */
  take({ participantId }: Speaker, at: number, samples: Float32Array): void {
    const last = Math.floor((at + samples.length) / windowSamples);
    let peaks = this.#peaks.get(participantId) ?? new Uint8Array(roomWindows);
    if (last >= peaks.length) {
      const wider = new Uint8Array(last + roomWindows);
      wider.set(peaks);
      peaks = wider;
    }
    this.#peaks.set(participantId, peaks);
    for (let index = 0; index < samples.length;) {
      const window = Math.floor((at + index) / windowSamples);
      const end = Math.min(samples.length, (window + 1) * windowSamples - at);
      let loudest = 0;
      for (; index < end; index++) loudest = Math.max(loudest, Math.abs(samples[index] ?? 0));
      // Somebody may be heard by two tracks in one window: of the camera that they left and the one that they took.
      peaks[window] = Math.max(peaks[window] ?? 0, Math.min(255, Math.round(loudest * 255)));
    }
  }

  read(): Waveform {
    const voices = [...this.#peaks]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([participantId, peaks]) => ({ participantId, peaks: [...peaks.subarray(0, peaks.findLastIndex((peak) => peak > 0) + 1)] }));
    return { format: 'assize.waveform.1', peaksPerSecond, voices };
  }
}
