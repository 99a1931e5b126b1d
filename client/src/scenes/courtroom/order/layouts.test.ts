import { defaultLayout } from '@assize/contracts/hearing/layout/state';
import { describe, expect, it } from 'vitest';
import { arrangeTiles, layoutOf, type Tile, type Viewport } from './layouts.ts';

const idsOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `id-${String(index)}`);
const areas: [string, Viewport][] = [
  ['a desk', { widthPx: 880, heightPx: 560 }],
  ['a large desk', { widthPx: 1500, heightPx: 860 }],
  ['a phone', { widthPx: 370, heightPx: 520 }],
  ['a phone on its side', { widthPx: 640, heightPx: 200 }],
  ['a strip in which nothing fits', { widthPx: 120, heightPx: 90 }],
];
const overlap = (one: Tile, other: Tile): boolean =>
  one.leftPx < other.leftPx + other.widthPx &&
  other.leftPx < one.leftPx + one.widthPx &&
  one.topPx < other.topPx + other.heightPx &&
  other.topPx < one.topPx + one.heightPx;

describe.each(areas)('equal tiles on %s', (_, area) => {
  it.each([1, 2, 3, 5, 7, 12, 25])('never leave the area nor cover each other: %s people', (count) => {
    const ids = idsOf(count);
    const { pages } = arrangeTiles(ids, area);
    const seen: string[] = [];
    for (let page = 0; page < pages; page += 1) {
      const { tiles } = arrangeTiles(ids, area, page);
      expect(tiles.length).toBeGreaterThan(0);
      for (const tile of tiles) {
        expect(tile.leftPx).toBeGreaterThanOrEqual(0);
        expect(tile.leftPx + tile.widthPx).toBeLessThanOrEqual(area.widthPx);
        expect(tile.topPx).toBeGreaterThanOrEqual(0);
        if (area.heightPx > 100) expect(tile.topPx + tile.heightPx).toBeLessThanOrEqual(area.heightPx);
        for (const other of tiles) if (other !== tile) expect(overlap(tile, other)).toBe(false);
      }
      seen.push(...tiles.map((tile) => tile.participantId));
    }
    // Everybody once, in the order of the seats.
    expect(seen).toEqual(ids);
  });
});

describe('the pages of tiles', () => {
  it('are one while faces can be known, and more on a phone', () => {
    expect(arrangeTiles(idsOf(12), { widthPx: 1280, heightPx: 700 }).pages).toBe(1);
    expect(arrangeTiles(idsOf(25), { widthPx: 370, heightPx: 520 }).pages).toBeGreaterThan(1);
  });
  it('are not left past the last one when people go', () => {
    const area = { widthPx: 370, heightPx: 520 };
    expect(arrangeTiles(idsOf(7), area, 9)).toEqual(arrangeTiles(idsOf(7), area, arrangeTiles(idsOf(7), area).pages - 1));
  });
  it('are one without anybody', () => {
    expect(arrangeTiles([], { widthPx: 370, heightPx: 520 })).toEqual({ tiles: [], page: 0, pages: 1 });
  });
});

describe('the layout of a screen', () => {
  it('is the court’s, unless the court allows a choice', () => {
    expect(layoutOf({ ...defaultLayout, layout: 'bench' }, 'allSeats')).toBe('bench');
    expect(layoutOf({ ...defaultLayout, layout: 'bench', isOwnChoiceAllowed: true }, 'allSeats')).toBe('allSeats');
    expect(layoutOf({ ...defaultLayout, layout: 'bench', isOwnChoiceAllowed: true }, undefined)).toBe('bench');
  });
  it('shows the speaker while no exhibit lies before the court', () => {
    expect(layoutOf({ ...defaultLayout, layout: 'exhibit' }, undefined)).toBe('speaker');
  });
});
