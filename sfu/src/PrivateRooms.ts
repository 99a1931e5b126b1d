import { AppError } from '@assize/contracts/AppError';
import type { MediaClaims, MediaGrant } from '@assize/contracts/media/grant';
import type { LastingRoom } from './LastingRoom.ts';

/** What this rule needs of a room. */
type PrivateRoom = Pick<LastingRoom, 'grants' | 'setGrants' | 'takeToken' | 'close'>;
/** The grants of each private room, by its id. */
export type RoomTables = Readonly<Record<string, Readonly<Record<string, MediaGrant>>>>;

/**
 * The private rooms of one hearing (consultation, deliberation, whisper). The newest table says which there are;
 * a token that is newer places its room until a newer table comes. Older news never undoes newer.
 */
export class PrivateRooms<Room extends PrivateRoom> {
  readonly #make: (roomId: string) => Room;
  readonly #rooms = new Map<string, Room>();
  readonly #named = new Set<string>();
  #version = -1;

  constructor(make: (roomId: string) => Room) {
    this.#make = make;
  }

  get all(): Room[] {
    return [...this.#rooms.values()];
  }

  find(roomId: string): Room | undefined {
    return this.#rooms.get(roomId);
  }

  /** From a server. Rooms that it does not name are closed for everybody before this returns. */
  setTables(version: number, tables: RoomTables): void {
    if (version < this.#version) return;
    this.#version = version;
    this.#named.clear();
    for (const [roomId, room] of this.#rooms) {
      if (Object.hasOwn(tables, roomId)) continue;
      if (room.grants.isNewerThan(version)) room.setGrants(version, {});
      else this.#close(roomId, room);
    }
    for (const [roomId, grants] of Object.entries(tables)) {
      this.#named.add(roomId);
      this.#getOrOpen(roomId).setGrants(version, grants);
    }
  }

  /** For whoever comes with a token of the room. Throws `grantRefused` when the newest table, not older than it, knows no such room. */
  enter(roomId: string, claims: MediaClaims): Room {
    if (!this.#named.has(roomId) && claims.version <= this.#version) throw new AppError('grantRefused');
    const room = this.#getOrOpen(roomId);
    room.takeToken(claims);
    return room;
  }

  close(): void {
    for (const [roomId, room] of this.#rooms) this.#close(roomId, room);
  }

  #getOrOpen(roomId: string): Room {
    const found = this.#rooms.get(roomId);
    if (found) return found;
    const room = this.#make(roomId);
    this.#rooms.set(roomId, room);
    return room;
  }

  #close(roomId: string, room: Room): void {
    this.#rooms.delete(roomId);
    room.close();
  }
}
