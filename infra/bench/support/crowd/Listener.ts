import { setTimeout as wait } from 'node:timers/promises';
import { Member } from './Member.ts';

interface Place {
  url: string;
  grant: string;
}
/** The speaker sends so often that the last packet tells the moment. */
export const grainMs = 2;
/** After so long nothing comes any more. */
const silenceMs = 300;
const limitMs = 10_000;

/** One who speaks and one who listens, and when the listener last got something. */
export class Listener {
  readonly #speaker: Member;
  readonly #viewer: Member;
  readonly #lastAtMs = { sound: 0, picture: 0 };

  private constructor(speaker: Member, viewer: Member) {
    this.#speaker = speaker;
    this.#viewer = viewer;
  }

  static async join({ speaker, viewer }: { speaker: Place; viewer: Place }): Promise<Listener> {
    const speaking = await Member.join({ ...speaker, expectedTracks: 0, onPacket: () => undefined });
    const holder: { listener?: Listener } = {};
    const listening = await Member.join({
      ...viewer,
      expectedTracks: 2,
      onPacket: (packet) => {
        if (holder.listener) holder.listener.#hear(packet);
      },
    });
    const listener = new Listener(speaking, listening);
    holder.listener = listener;
    speaking.start(0, grainMs);
    return listener;
  }

  /** By the clock of the log, ms, finer than it. */
  get nowMs(): number {
    return performance.timeOrigin + performance.now();
  }

  #hear(packet: Buffer): void {
    const payloadType = (packet[1] ?? 0) & 0x7f;
    this.#lastAtMs[payloadType === this.#speaker.audioPayloadType ? 'sound' : 'picture'] = this.nowMs;
  }

  /** Sound and picture come. */
  async untilFlowing(): Promise<void> {
    const sinceMs = this.nowMs;
    while (Math.min(this.#lastAtMs.sound, this.#lastAtMs.picture) < sinceMs + 100) await this.#breathe(sinceMs);
  }

  /** When the last packet came, once no more do. */
  async untilSilent(what: 'sound' | 'everything'): Promise<number> {
    const sinceMs = this.nowMs;
    const last = (): number => (what === 'sound' ? this.#lastAtMs.sound : Math.max(this.#lastAtMs.sound, this.#lastAtMs.picture));
    while (this.nowMs - last() < silenceMs) await this.#breathe(sinceMs);
    return last();
  }

  /** At the bare server: pauses the speaker's sound. */
  holdBare(): Promise<void> {
    return this.#viewer.ask('hold', { source: 'microphone' });
  }

  async #breathe(sinceMs: number): Promise<void> {
    if (this.nowMs - sinceMs > limitMs) throw new Error('it took longer than 10 s');
    await wait(2);
  }

  close(): void {
    this.#speaker.close();
    this.#viewer.close();
  }
}
