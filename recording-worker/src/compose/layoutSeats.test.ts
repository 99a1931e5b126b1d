import fc from 'fast-check';
import { roles, sides, type Role, type Side } from '@assize/contracts/hearing/roles';
import { describe, expect, it } from 'vitest';
import { canvas, layoutSeats, stripHeight, type Seat } from './layoutSeats.ts';

const seat = (id: string, role: Role, side: Side, place = 0): Seat => ({ id, role, side, seat: place });
const court = [
  seat('j', 'presidingJudge', 'bench'),
  seat('a', 'judge', 'bench', 1),
  seat('b', 'assessor', 'bench', 2),
  seat('p', 'plaintiff', 'plaintiff'),
  seat('d', 'defendant', 'defendant'),
  seat('c', 'clerk', 'staff'),
  seat('w', 'witness', 'stand'),
];

describe('the seats of a composed recording', () => {
  it('put the bench on top with the presiding judge in the middle, and the parties face to face', () => {
    const tiles = new Map(layoutSeats(court).map((tile) => [tile.participantId, tile]));
    const [judge, one, other, plaintiff, defendant, clerk] = ['j', 'a', 'b', 'p', 'd', 'c'].map((id) => tiles.get(id));
    expect(judge && judge.x + judge.width / 2).toBe(canvas.width / 2);
    expect(one && other && judge && one.x < judge.x && judge.x < other.x).toBe(true);
    expect(plaintiff && defendant && plaintiff.x + plaintiff.width <= defendant.x && plaintiff.y === defendant.y).toBe(true);
    expect(judge && plaintiff && clerk && judge.y < plaintiff.y && plaintiff.y < clerk.y).toBe(true);
  });

  it('do not depend on the order in which people are named', () => {
    expect(layoutSeats(court.toReversed())).toEqual(layoutSeats(court));
  });

  it('hold up to forty people, none covering another or the strip', () => {
    const people = fc.array(fc.record({ role: fc.constantFrom(...roles), side: fc.constantFrom(...sides) }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(people, (given) => {
        const tiles = layoutSeats(given.map((one, index) => seat(`p${String(index)}`, one.role, one.side, index)));
        expect(tiles).toHaveLength(given.length);
        for (const [index, tile] of tiles.entries()) {
          expect(tile.x >= 0 && tile.x + tile.width <= canvas.width && tile.y >= stripHeight && tile.plate.y + tile.plate.height <= canvas.height).toBe(true);
          expect([tile.x, tile.y, tile.width, tile.height].every((value) => value % 2 === 0)).toBe(true);
          for (const other of tiles.slice(index + 1)) {
            const isApart =
              tile.x + tile.width <= other.x ||
              other.x + other.width <= tile.x ||
              tile.plate.y + tile.plate.height <= other.y ||
              other.plate.y + other.plate.height <= tile.y;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });
});
