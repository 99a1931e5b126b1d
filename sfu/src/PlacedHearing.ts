import type { MediaClaims, MediaGrant } from '@assize/contracts/media/grant';
import type { Logger } from '@assize/platform/log';
import { ConsumptionLedger } from './ConsumptionLedger.ts';
import { MediaRoom } from './MediaRoom.ts';
import { GrantTable } from './rules/GrantTable.ts';
import type { WorkerPool } from './WorkerPool.ts';

interface Options {
  hearingId: string;
  pool: WorkerPool;
  dataDir: string;
  log: Logger;
}
/** Told whenever the hearing has a room: at once, and after its worker died. */
export interface HearingListener {
  /** `isReset`: in place of one that was lost. */
  onRoom(room: MediaRoom, isReset: boolean): void;
  onRoomLost(): void;
}

/** A hearing on this node: its grants and its ledger outlive the worker that its room is on. */
export class PlacedHearing {
  readonly hearingId: string;
  readonly grants = new GrantTable();
  readonly ledger: ConsumptionLedger;
  /** Set by a server; false while only tokens led here. */
  isPlaced = false;
  readonly #options: Options;
  readonly #listeners = new Set<HearingListener>();
  #room: MediaRoom | undefined;
  #making: Promise<MediaRoom>;
  #isClosed = false;

  static create(options: Options): PlacedHearing {
    return new PlacedHearing(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.hearingId = options.hearingId;
    this.ledger = ConsumptionLedger.create(options.dataDir, options.hearingId, options.log);
    this.#making = this.#makeRoom(false);
    this.#making.catch(() => undefined);
  }

  /** The room of the moment; while its worker is dead there is none. */
  get room(): MediaRoom | undefined {
    return this.#room;
  }

  /** Waits for the next room while there is none. Rejects when it cannot be made. */
  getRoom(): Promise<MediaRoom> {
    return this.#making;
  }

  listen(listener: HearingListener): () => void {
    this.#listeners.add(listener);
    if (this.#room) listener.onRoom(this.#room, false);
    return () => this.#listeners.delete(listener);
  }

  /** From a server. What is no longer allowed closes before this returns. */
  setGrants(version: number, grants: Readonly<Record<string, MediaGrant>>): void {
    const ids = [...(this.#room?.peers.keys() ?? [])];
    const before = ids.map((id) => JSON.stringify(this.grants.get(id)));
    if (!this.grants.takeTable(version, grants) || !this.#room) return;
    this.#room.reconcile();
    this.#room.tellGrants(ids.filter((id, at) => JSON.stringify(this.grants.get(id)) !== before[at]));
  }

  /** From a person who comes with a token. */
  takeToken(claims: MediaClaims): void {
    if (this.grants.takeToken(claims.sub, claims.version, claims.grant)) this.#room?.reconcile();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#room?.close('closing');
    this.#room = undefined;
    await this.ledger.close();
  }

  async #makeRoom(isReset: boolean): Promise<MediaRoom> {
    const { hearingId, pool, log } = this.#options;
    for (;;) {
      const place = await pool.pickWhenLive();
      try {
        const room = await MediaRoom.create({ hearingId, place, grants: this.grants, ledger: this.ledger, log });
        if (this.#isClosed) {
          room.close('closing');
          return room;
        }
        room.router.on('workerclose', () => this.#replaceRoom(room));
        this.#room = room;
        for (const listener of this.#listeners) listener.onRoom(room, isReset);
        return room;
      } catch (error) {
        // The worker died just now: another is picked. Anything else is a fault.
        if (!place.worker.closed) throw error;
      }
    }
  }

  #replaceRoom(dead: MediaRoom): void {
    if (this.#isClosed || this.#room !== dead) return;
    this.#room = undefined;
    for (const listener of this.#listeners) listener.onRoomLost();
    this.#making = this.#makeRoom(true);
    this.#making.catch((error: unknown) => this.#options.log.error({ err: error, hearingId: this.hearingId }, 'room not made anew'));
    // Told after the new room is being made, so that whoever rejoins at once waits for it.
    dead.close('workerDied');
  }
}
