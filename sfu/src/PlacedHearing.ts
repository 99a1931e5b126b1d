import type { MediaClaims, MediaGrant } from '@assize/contracts/media/grant';
import type { Logger } from '@assize/platform/log';
import { ConsumptionLedger } from './ConsumptionLedger.ts';
import { LastingRoom } from './LastingRoom.ts';
import type { Courtroom, MediaRoom } from './MediaRoom.ts';
import { PrivateRooms, type RoomTables } from './PrivateRooms.ts';
import type { WorkerPool } from './WorkerPool.ts';

interface Options {
  hearingId: string;
  pool: WorkerPool;
  dataDir: string;
  log: Logger;
}
/**
 * Told whenever the hearing has a courtroom: at once, and after its worker died. Of private rooms nobody is told,
 * and none is a `Courtroom`: what is said there cannot be recorded.
 */
export interface HearingListener {
  /** `isReset`: in place of one that was lost. */
  onRoom(room: Courtroom, isReset: boolean): void;
  onRoomLost(): void;
}

/** A hearing on this node: its courtroom, its private rooms, and the ledger of all of them. */
export class PlacedHearing {
  readonly hearingId: string;
  readonly ledger: ConsumptionLedger;
  /** Set by a server; false while only tokens led here. */
  isPlaced = false;
  readonly #listeners = new Set<HearingListener>();
  readonly #courtroom: LastingRoom<null>;
  readonly #privateRooms: PrivateRooms<LastingRoom<string>>;
  #isClosed = false;

  static create(options: Options): PlacedHearing {
    return new PlacedHearing(options);
  }

  private constructor({ hearingId, pool, dataDir, log }: Options) {
    this.hearingId = hearingId;
    const ledger = ConsumptionLedger.create(dataDir, hearingId, log);
    this.ledger = ledger;
    this.#privateRooms = new PrivateRooms((roomId) => LastingRoom.create({ hearingId, roomId, pool, ledger, log }));
    this.#courtroom = LastingRoom.create({
      hearingId,
      roomId: null,
      pool,
      ledger,
      log,
      onRoom: (room, isReset) => {
        for (const listener of this.#listeners) listener.onRoom(room, isReset);
      },
      onRoomLost: () => {
        for (const listener of this.#listeners) listener.onRoomLost();
      },
    });
  }

  /** The courtroom of the moment; while its worker is dead there is none. */
  get room(): Courtroom | undefined {
    return this.#courtroom.room;
  }

  /** Every room of the moment, the courtroom and the private ones. */
  get rooms(): MediaRoom[] {
    return [this.#courtroom, ...this.#privateRooms.all].flatMap((one): MediaRoom[] => (one.room ? [one.room] : []));
  }

  findPrivateRoom(roomId: string): MediaRoom<string> | undefined {
    return this.#privateRooms.find(roomId)?.room;
  }

  /** Nobody is in any of its rooms; while one is being made, somebody may be waiting for it. */
  get isEmpty(): boolean {
    return [this.#courtroom, ...this.#privateRooms.all].every(({ room }) => room !== undefined && room.peers.size === 0);
  }

  /** Waits for the next courtroom while there is none. Rejects when it cannot be made. */
  getRoom(): Promise<Courtroom> {
    return this.#courtroom.getRoom();
  }

  listen(listener: HearingListener): () => void {
    this.#listeners.add(listener);
    if (this.room) listener.onRoom(this.room, false);
    return () => this.#listeners.delete(listener);
  }

  /** From a server. What is no longer allowed closes before this returns. */
  setGrants(version: number, grants: Readonly<Record<string, MediaGrant>>, rooms: RoomTables = {}): void {
    this.#courtroom.setGrants(version, grants);
    this.#privateRooms.setTables(version, rooms);
  }

  /** The room that a person's token is for, which takes the token's news. Throws `grantRefused` when it is no more. */
  enter(claims: MediaClaims): LastingRoom {
    if (claims.roomId !== undefined) return this.#privateRooms.enter(claims.roomId, claims);
    this.#courtroom.takeToken(claims);
    return this.#courtroom;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#privateRooms.close();
    this.#courtroom.close();
    await this.ledger.close();
  }
}
