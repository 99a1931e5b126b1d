import type { LayoutState } from '@assize/contracts/hearing/layout/state';
import type { LayoutName } from '@assize/contracts/hearing/layout/wire';

/** A place on the screen, px from the upper left corner of its area. */
export interface Tile {
  participantId: string;
  leftPx: number;
  topPx: number;
  widthPx: number;
  heightPx: number;
}
export interface Viewport {
  widthPx: number;
  heightPx: number;
}
/** The tiles of one page; those of other pages are not drawn, so that their pictures are not received. */
export interface Arrangement {
  tiles: Tile[];
  /** From 0. */
  page: number;
  pages: number;
}

const gapPx = 10;
/** Role and name below each picture. */
const plateHeightPx = 56;
/** Smaller than this no face is known. */
const minWidthPx = 150;
const maxWidthPx = 480;
const heightOf = (widthPx: number): number => Math.round((widthPx * 9) / 16) + plateHeightPx;

interface Grid {
  columns: number;
  rows: number;
  widthPx: number;
}

/** The widest tile with which so many columns and rows fit; at least one px, for areas that cannot hold any. */
function widthFor(columns: number, rows: number, { widthPx, heightPx }: Viewport): number {
  const byWidth = (widthPx - gapPx * (columns - 1)) / columns;
  const byHeight = (((heightPx - gapPx * (rows - 1)) / rows - plateHeightPx - 1) * 16) / 9;
  return Math.max(1, Math.floor(Math.min(byWidth, byHeight, maxWidthPx)));
}

/** All on one page with the largest tiles; where they would be too small to know a face, as many as fit on a page. */
function gridFor(count: number, area: Viewport): Grid {
  let best: Grid | undefined;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const widthPx = widthFor(columns, rows, area);
    if (widthPx >= minWidthPx && widthPx > (best?.widthPx ?? 0)) best = { columns, rows, widthPx };
  }
  if (best) return best;
  const columns = Math.max(1, Math.floor((area.widthPx + gapPx) / (minWidthPx + gapPx)));
  const rows = Math.max(1, Math.floor((area.heightPx + gapPx) / (heightOf(minWidthPx) + gapPx)));
  return { columns, rows, widthPx: widthFor(columns, rows, area) };
}

/** Equal tiles in the middle of an area, in the order given, page by page; a page past the last is the last. */
export function arrangeTiles(ids: readonly string[], area: Viewport, page = 0): Arrangement {
  if (ids.length === 0) return { tiles: [], page: 0, pages: 1 };
  const { columns, rows, widthPx } = gridFor(ids.length, area);
  const perPage = columns * rows;
  const pages = Math.ceil(ids.length / perPage);
  const shownPage = Math.min(Math.max(0, page), pages - 1);
  const shown = ids.slice(shownPage * perPage, (shownPage + 1) * perPage);
  const heightPx = heightOf(widthPx);
  const usedRows = Math.ceil(shown.length / columns);
  const topPx = Math.max(0, Math.floor((area.heightPx - usedRows * heightPx - (usedRows - 1) * gapPx) / 2));
  const tiles = shown.map((participantId, index): Tile => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, shown.length - row * columns);
    const startPx = Math.floor((area.widthPx - inRow * widthPx - (inRow - 1) * gapPx) / 2);
    return { participantId, leftPx: startPx + (index % columns) * (widthPx + gapPx), topPx: topPx + row * (heightPx + gapPx), widthPx, heightPx };
  });
  return { tiles, page: shownPage, pages };
}

/** The layout of one person's screen: the court's, or their own where the court allows a choice. */
export function layoutOf({ layout, isOwnChoiceAllowed }: LayoutState, own: LayoutName | undefined): Exclude<LayoutName, 'exhibit'> {
  const chosen = isOwnChoiceAllowed ? (own ?? layout) : layout;
  // Until a page lies before the court, its speaker stands in its place.
  return chosen === 'exhibit' ? 'speaker' : chosen;
}
