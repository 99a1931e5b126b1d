import { type MediaGrant, noGrant } from '@assize/contracts/media/grant';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GrantTable } from './GrantTable.ts';

const anna = '00000000-0000-4000-8000-00000000000a';
const bert = '00000000-0000-4000-8000-00000000000b';
const speaks: MediaGrant = { send: ['microphone'], held: [], receive: [bert] };
const muted: MediaGrant = { send: ['microphone'], held: ['microphone'], receive: [bert] };

describe('of what is known of a grant', () => {
  test('somebody of whom nothing is known may do nothing', () => {
    expect(new GrantTable().get(anna)).toEqual(noGrant);
  });

  test('a token older than the table is bound to the table', () => {
    const table = new GrantTable();
    table.takeTable(7, { [anna]: muted });
    expect(table.takeToken(anna, 6, speaks)).toBe(false);
    expect(table.get(anna)).toEqual(muted);
  });

  test('whoever the table leaves out has nothing, whatever an older token says', () => {
    const table = new GrantTable();
    table.takeToken(anna, 3, speaks);
    table.takeTable(4, { [bert]: speaks });
    expect(table.get(anna)).toEqual(noGrant);
    expect(table.takeToken(anna, 4, speaks)).toBe(false);
    expect(table.get(anna)).toEqual(noGrant);
  });

  test('a token newer than the table counts until a newer table comes', () => {
    const table = new GrantTable();
    table.takeTable(4, { [anna]: muted });
    expect(table.takeToken(anna, 6, speaks)).toBe(true);
    table.takeTable(5, { [anna]: muted });
    expect(table.get(anna)).toEqual(speaks);
    table.takeTable(6, { [anna]: muted });
    expect(table.get(anna)).toEqual(muted);
  });

  test('an older table changes nothing', () => {
    const table = new GrantTable();
    table.takeTable(9, { [anna]: muted });
    expect(table.takeTable(8, { [anna]: speaks, [bert]: speaks })).toBe(false);
    expect([table.get(anna), table.get(bert)]).toEqual([muted, noGrant]);
  });

  test('news in any order ends in the same grants as news in the order of their decision', () => {
    const news = fc.array(fc.record({ version: fc.nat(30), isTable: fc.boolean(), names: fc.subarray(['a', 'b', 'c']) }), { maxLength: 20 });
    const inAnyOrder = news.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })));
    // What was decided at one version is one decision: the grant follows from version and person.
    const decided = (version: number, name: string): MediaGrant => ({
      send: version % 2 === 0 ? ['microphone'] : ['camera'],
      held: [],
      receive: [`${name}${String(version)}`],
    });
    const tell = (table: GrantTable, list: readonly { version: number; isTable: boolean; names: string[] }[]): void => {
      for (const { version, isTable, names } of list) {
        if (isTable) table.takeTable(version, Object.fromEntries(['a', 'b', 'c'].map((name) => [name, decided(version, name)])));
        else for (const name of names) table.takeToken(name, version, decided(version, name));
      }
    };
    fc.assert(
      fc.property(inAnyOrder, ([list, shuffled]) => {
        const [one, other] = [new GrantTable(), new GrantTable()];
        tell(
          one,
          list.toSorted((a, b) => a.version - b.version),
        );
        tell(other, shuffled);
        for (const name of ['a', 'b', 'c']) expect(other.get(name)).toEqual(one.get(name));
      }),
    );
  });
});
