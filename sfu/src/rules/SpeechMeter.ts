/** One microphone's level over the interval just past, in dBov (-127..0). */
export interface Voice {
  participantId: string;
  level: number;
}

/** The sfu measures levels over intervals of this length. */
export const levelIntervalMs = 300;
/**
 * From here on a level is speech. Over 300 ms speech at a usual level stays at -20 to -40 dBov and its pauses fall
 * below -60; of a voice 12 dB quieter nearly nine of ten such intervals are still above -50, while a quiet room
 * after a browser's noise suppression is well below it.
 */
const speechFromDb = -50;
export function isSpeech(level: number): boolean {
  return level >= speechFromDb;
}
/** A pause between words and sentences belongs to the speech; a longer one does not, and none counts before speech goes on. */
const pauseToMs = 600;

/** How long each person of one room has spoken, from the levels of each interval. */
export class SpeechMeter {
  readonly #spokenMs = new Map<string, number>();
  /** Until when each person's speech is counted. */
  readonly #countedToMs = new Map<string, number>();

  get spokenMs(): Record<string, number> {
    return Object.fromEntries([...this.#spokenMs].map(([id, ms]) => [id, Math.round(ms)]));
  }

  /** `nowMs` by a clock that never goes back. True when somebody speaks. */
  take(voices: readonly Voice[], nowMs: number): boolean {
    const speaking = voices.filter((one) => isSpeech(one.level));
    for (const { participantId } of speaking) {
      const countedToMs = this.#countedToMs.get(participantId) ?? -Infinity;
      const goesOn = nowMs - countedToMs <= levelIntervalMs + pauseToMs;
      const fromMs = goesOn ? countedToMs : nowMs - levelIntervalMs;
      this.#spokenMs.set(participantId, (this.#spokenMs.get(participantId) ?? 0) + nowMs - fromMs);
      this.#countedToMs.set(participantId, nowMs);
    }
    return speaking.length > 0;
  }

  /** The microphone was paused or closed: whatever comes after it is a new beginning, however soon. */
  hush(participantId: string): void {
    this.#countedToMs.delete(participantId);
  }
}
