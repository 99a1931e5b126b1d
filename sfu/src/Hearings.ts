import type { Logger } from '@assize/platform/log';
import { PlacedHearing } from './PlacedHearing.ts';
import type { WorkerPool } from './WorkerPool.ts';

interface Options {
  pool: WorkerPool;
  dataDir: string;
  log: Logger;
  onPlaced: (hearing: PlacedHearing) => void;
  onReleased: (hearing: PlacedHearing) => Promise<void>;
}

/** A hearing that no server placed here and nobody is in is let go after so long. */
const emptyForMs = 60_000;

/** The hearings of this node. A valid token places its hearing too: the media path lives without any server. */
export class Hearings {
  readonly #options: Options;
  readonly #hearings = new Map<string, PlacedHearing>();
  readonly #emptySince = new Map<string, number>();
  readonly #sweeping: NodeJS.Timeout;

  static create(options: Options): Hearings {
    return new Hearings(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#sweeping = setInterval(() => this.#sweep(), 10_000);
  }

  get all(): PlacedHearing[] {
    return [...this.#hearings.values()];
  }

  find(hearingId: string): PlacedHearing | undefined {
    return this.#hearings.get(hearingId);
  }

  getOrPlace(hearingId: string): PlacedHearing {
    const found = this.#hearings.get(hearingId);
    if (found) return found;
    const { pool, dataDir, log } = this.#options;
    const hearing = PlacedHearing.create({ hearingId, pool, dataDir, log });
    this.#hearings.set(hearingId, hearing);
    this.#options.onPlaced(hearing);
    return hearing;
  }

  async release(hearingId: string): Promise<void> {
    const hearing = this.#hearings.get(hearingId);
    if (!hearing) return;
    this.#hearings.delete(hearingId);
    this.#emptySince.delete(hearingId);
    await this.#options.onReleased(hearing);
    await hearing.close();
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    await Promise.all(this.all.map((one) => this.release(one.hearingId)));
  }

  #sweep(): void {
    const now = performance.now();
    for (const { hearingId, isPlaced, room } of this.all) {
      if (isPlaced || !room || room.peers.size > 0) this.#emptySince.delete(hearingId);
      else if (!this.#emptySince.has(hearingId)) this.#emptySince.set(hearingId, now);
      else if (now - (this.#emptySince.get(hearingId) ?? now) > emptyForMs) void this.release(hearingId);
    }
  }
}
