import { type MediaClaims, type MediaGrant, noGrant } from '@assize/contracts/media/grant';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PrivateRooms } from './PrivateRooms.ts';
import { GrantTable } from './rules/GrantTable.ts';

const people = ['anna', 'bert', 'carl'];
const hears = (...receive: string[]): MediaGrant => ({ send: ['microphone'], held: [], receive });

/** A room without media. */
class Room {
  readonly roomId: string;
  readonly grants = new GrantTable();
  isClosed = false;

  constructor(roomId: string) {
    this.roomId = roomId;
  }
  setGrants(version: number, grants: Record<string, MediaGrant>): void {
    this.grants.takeTable(version, grants);
  }
  takeToken({ sub, version, grant }: MediaClaims): void {
    this.grants.takeToken(sub, version, grant);
  }
  close(): void {
    this.isClosed = true;
  }
}
function create(): PrivateRooms<Room> {
  return new PrivateRooms((roomId) => new Room(roomId));
}
function claims(sub: string, version: number, grant: MediaGrant = hears()): MediaClaims {
  return { sub, hearingId: 'hearing', version, grant };
}

describe('of the private rooms of a hearing', () => {
  test('one that a newer table does not name is closed, and its tokens of before open it no more', () => {
    const rooms = create();
    rooms.setTables(4, { talk: { anna: hears() } });
    const talk = rooms.find('talk');
    rooms.setTables(5, {});
    expect(talk?.isClosed).toBe(true);
    expect(() => rooms.enter('talk', claims('anna', 5))).toThrow('grantRefused');
    expect(rooms.all).toEqual([]);
  });

  test('one that an older table does not name stays', () => {
    const rooms = create();
    rooms.setTables(5, { talk: { anna: hears() } });
    rooms.setTables(4, {});
    expect(rooms.find('talk')?.isClosed).toBe(false);
  });

  test('a token that is newer than the table places its room, in which older tokens count for nothing', () => {
    const rooms = create();
    rooms.setTables(4, {});
    const talk = rooms.enter('talk', claims('anna', 6, hears('bert')));
    expect(() => rooms.enter('talk', claims('carl', 4, hears('anna')))).toThrow('grantRefused');
    rooms.setTables(5, {});
    expect(talk.isClosed).toBe(false);
    expect([talk.grants.get('anna'), talk.grants.get('carl')]).toEqual([hears('bert'), noGrant]);
    rooms.setTables(6, {});
    expect(talk.isClosed).toBe(true);
  });

  test('whoever the table of a room leaves out has nothing in it, whatever an older token says', () => {
    const rooms = create();
    rooms.setTables(4, { talk: { anna: hears('bert'), bert: hears('anna') } });
    rooms.enter('talk', claims('carl', 4, hears('anna', 'bert')));
    expect(rooms.find('talk')?.grants.get('carl')).toEqual(noGrant);
  });

  test('news in any order ends in the same rooms and grants as news in the order of their decision', () => {
    // What was decided at one version is one decision: rooms and grants follow from the version.
    const isOpen = (version: number, roomId: string): boolean => version % (roomId === 'talk' ? 2 : 3) === 0;
    const decided = (version: number, roomId: string, name: string): MediaGrant => hears(`${name} ${roomId} ${String(version)}`);
    const news = fc.array(fc.record({ version: fc.nat(12), roomId: fc.constantFrom('talk', 'counsel'), name: fc.option(fc.constantFrom(...people)) }), {
      maxLength: 15,
    });
    const inAnyOrder = news.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })));
    const tell = (list: readonly { version: number; roomId: string; name: string | null }[]): Record<string, MediaGrant[]> => {
      const rooms = create();
      for (const { version, roomId, name } of list) {
        const open = ['talk', 'counsel'].filter((one) => isOpen(version, one));
        const tableOf = (one: string): Record<string, MediaGrant> => Object.fromEntries(people.map((person) => [person, decided(version, one, person)]));
        if (name === null) rooms.setTables(version, Object.fromEntries(open.map((one) => [one, tableOf(one)])));
        else if (open.includes(roomId)) enterOrNot(rooms, roomId, claims(name, version, decided(version, roomId, name)));
      }
      return Object.fromEntries(rooms.all.map(({ roomId, grants }) => [roomId, people.map((one) => grants.get(one))]));
    };
    fc.assert(
      fc.property(inAnyOrder, ([list, shuffled]) => {
        expect(tell(shuffled)).toEqual(tell(list.toSorted((a, b) => a.version - b.version)));
      }),
    );
  });
});

/** A refusal is an answer too. */
function enterOrNot(rooms: PrivateRooms<Room>, roomId: string, token: MediaClaims): void {
  try {
    rooms.enter(roomId, token);
  } catch {
    return;
  }
}
