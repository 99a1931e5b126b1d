import { isSpeech, levelIntervalMs, type Voice } from '../rules/SpeechMeter.ts';
import { SoundMeasure } from './SoundMeasure.ts';
import type { TapTrack } from './TapTrack.ts';

type Heard = Pick<TapTrack, 'meter' | 'isPaused'> & { from: Pick<TapTrack['from'], 'id' | 'participantId' | 'source'> };

/** Speech at the room's limit is -50 dBov; what is so far below the quietest speech is none. */
const silentBelowDb = -70;
/** Of the two seconds that are listened to, so much must be speech by the room's meter. */
const spokenAtLeastMs = 1200;
const listenEveryMs = 3000;
const trailMs = 10_000;

/**
 * Finds microphones of which the record holds silence while the room hears the person speak. The room's meter and the
 * level in a packet's header (RFC 6464) are both the sender's word about the sound before it was encoded, so neither
 * can contradict the other; sizes of packets tell nothing of a constant rate. So the sealed sound itself is decoded,
 * two seconds of it each three seconds, and only of those who speak: about 0.5 % of a core for each.
 */
export class SilenceWatch {
  readonly #spokenAtMs = new Map<string, number[]>();
  /** By producer: whether it was silence when last listened to, and when that was. */
  readonly #found = new Map<string, { isSilent: boolean; atMs: number }>();
  #measure: SoundMeasure | undefined;
  #isListening = false;

  /** Who speaks now, by the room. */
  heed(voices: readonly Voice[], nowMs: number): void {
    for (const { participantId, level } of voices) {
      if (!isSpeech(level)) continue;
      const trail = (this.#spokenAtMs.get(participantId) ?? []).filter((atMs) => nowMs - atMs < trailMs);
      this.#spokenAtMs.set(participantId, [...trail, nowMs]);
    }
  }

  isSilent(track: Heard): boolean {
    return this.#found.get(track.from.id)?.isSilent ?? false;
  }

  /** To be called each second. */
  async listen(tracks: readonly Heard[], nowMs: number): Promise<void> {
    if (this.#isListening) return;
    this.#isListening = true;
    try {
      const ids = new Set(tracks.map(({ from }) => from.id));
      for (const id of this.#found.keys()) if (!ids.has(id)) this.#found.delete(id);
      for (const track of tracks) if (this.#isDue(track, nowMs)) await this.#hear(track, nowMs);
    } finally {
      this.#isListening = false;
    }
  }

  close(): void {
    this.#measure?.close();
    this.#measure = undefined;
  }

  #isDue({ from, meter, isPaused }: Heard, nowMs: number): boolean {
    if (from.source !== 'microphone' || isPaused || nowMs - (this.#found.get(from.id)?.atMs ?? -Infinity) < listenEveryMs) return false;
    const [first, last] = [meter.sound[0], meter.sound.at(-1)];
    if (!first || !last) return false;
    // A level is told at the end of the interval over which it was measured.
    const during = (this.#spokenAtMs.get(from.participantId) ?? []).filter((atMs) => atMs > first.atMs && atMs <= last.atMs + levelIntervalMs);
    return during.length * levelIntervalMs >= spokenAtLeastMs;
  }

  async #hear({ from, meter }: Heard, nowMs: number): Promise<void> {
    this.#measure ??= new SoundMeasure();
    const level = await this.#measure.loudest(meter.sound.map(({ payload }) => payload));
    this.#found.set(from.id, { isSilent: level < silentBelowDb, atMs: nowMs });
  }
}
