import type { MediaClaims, MediaGrant } from '@assize/contracts/media/grant';
import type { Logger } from '@assize/platform/log';
import type { ConsumptionLedger } from './ConsumptionLedger.ts';
import { MediaRoom, type RoomId } from './MediaRoom.ts';
import { GrantTable } from './rules/GrantTable.ts';
import type { WorkerPool } from './WorkerPool.ts';

interface Options<Id extends RoomId> {
  hearingId: string;
  roomId: Id;
  pool: WorkerPool;
  ledger: ConsumptionLedger;
  log: Logger;
  /** Told whenever there is a room: at first, and (`isReset`) in place of one that was lost. */
  onRoom?(room: MediaRoom<Id>, isReset: boolean): void;
  onRoomLost?(): void;
}

/** A media room that is made anew whenever its worker dies; its grants outlive the worker. */
export class LastingRoom<Id extends RoomId = RoomId> {
  readonly grants = new GrantTable();
  readonly #options: Options<Id>;
  #room: MediaRoom<Id> | undefined;
  #making: Promise<MediaRoom<Id>>;
  #isClosed = false;

  static create<Id extends RoomId>(options: Options<Id>): LastingRoom<Id> {
    return new LastingRoom(options);
  }

  private constructor(options: Options<Id>) {
    this.#options = options;
    this.#making = this.#makeRoom(false);
    this.#making.catch(() => undefined);
  }

  /** The room of the moment; while its worker is dead there is none. */
  get room(): MediaRoom<Id> | undefined {
    return this.#room;
  }

  /** Waits for the next room while there is none. Rejects when it cannot be made. */
  getRoom(): Promise<MediaRoom<Id>> {
    return this.#making;
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
  takeToken({ sub, version, grant }: MediaClaims): void {
    if (this.grants.takeToken(sub, version, grant)) this.#room?.reconcile();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#room?.close('closing');
    this.#room = undefined;
  }

  async #makeRoom(isReset: boolean): Promise<MediaRoom<Id>> {
    const { hearingId, roomId, pool, ledger, log } = this.#options;
    for (;;) {
      const place = await pool.pickWhenLive();
      try {
        const room = await MediaRoom.create({ hearingId, roomId, place, grants: this.grants, ledger, log });
        if (this.#isClosed) {
          room.close('closing');
          return room;
        }
        room.router.on('workerclose', () => this.#replaceRoom(room));
        this.#room = room;
        this.#options.onRoom?.(room, isReset);
        return room;
      } catch (error) {
        // The worker died just now: another is picked. Anything else is a fault.
        if (!place.worker.closed) throw error;
      }
    }
  }

  #replaceRoom(dead: MediaRoom<Id>): void {
    if (this.#isClosed || this.#room !== dead) return;
    const { hearingId, log } = this.#options;
    this.#room = undefined;
    this.#options.onRoomLost?.();
    this.#making = this.#makeRoom(true);
    this.#making.catch((error: unknown) => log.error({ err: error, hearingId }, 'room not made anew'));
    // Told after the new room is being made, so that whoever rejoins at once waits for it.
    dead.close('workerDied');
  }
}
