import { AppError } from '@assize/contracts/AppError';
import type { MediaClaims } from '@assize/contracts/media/grant';
import { tokenKinds } from '@assize/contracts/media/tokens';
import type { Logger } from '@assize/platform/log';
import type { LastingRoom } from './LastingRoom.ts';
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

/** Tokens made before a hearing was released are older than their lifetime after this. */
const tokensOutliveMs = (tokenKinds.media.expiresInS + 60) * 1000;

/** The hearings of this node. A valid token places its hearing too: the media path lives without any server. */
export class Hearings {
  readonly #options: Options;
  readonly #hearings = new Map<string, PlacedHearing>();
  readonly #emptySince = new Map<string, number>();
  readonly #releasedAtMs = new Map<string, number>();
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

  /** From a server: the hearing is to be here, even if it was released before. */
  place(hearingId: string): PlacedHearing {
    this.#releasedAtMs.delete(hearingId);
    const hearing = this.getOrPlace(hearingId);
    hearing.isPlaced = true;
    return hearing;
  }

  /**
   * The room for whoever comes with a token. Throws `hearingClosed` when servers let the hearing go, for an old
   * token must not bring it back, and `grantRefused` when the room is no more.
   */
  enter(claims: MediaClaims): LastingRoom {
    if (this.#releasedAtMs.has(claims.hearingId)) throw new AppError('hearingClosed');
    return this.getOrPlace(claims.hearingId).enter(claims);
  }

  /** From a server: everything of the hearing here ends. */
  async release(hearingId: string): Promise<void> {
    this.#releasedAtMs.set(hearingId, performance.now());
    await this.#letGo(hearingId);
  }

  async #letGo(hearingId: string): Promise<void> {
    const hearing = this.#hearings.get(hearingId);
    if (!hearing) return;
    this.#hearings.delete(hearingId);
    this.#emptySince.delete(hearingId);
    await this.#options.onReleased(hearing);
    await hearing.close();
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    await Promise.all(this.all.map((one) => this.#letGo(one.hearingId)));
  }

  #sweep(): void {
    const now = performance.now();
    for (const [hearingId, atMs] of this.#releasedAtMs) if (now - atMs > tokensOutliveMs) this.#releasedAtMs.delete(hearingId);
    for (const { hearingId, isPlaced, isEmpty } of this.all) {
      if (isPlaced || !isEmpty) this.#emptySince.delete(hearingId);
      else if (!this.#emptySince.has(hearingId)) this.#emptySince.set(hearingId, now);
      else if (now - (this.#emptySince.get(hearingId) ?? now) > emptyForMs) void this.#letGo(hearingId);
    }
  }
}
