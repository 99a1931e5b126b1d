import type { Role, Side } from '@assize/contracts/hearing/roles';

export const canvas = { width: 1280, height: 720, rate: 25 } as const;
export const stripHeight = 44;
const plateHeight = 28;
const gap = 10;

export interface Seat {
  id: string;
  role: Role;
  side: Side;
  seat: number;
}
/** Where a person's picture goes; the plate with role and name is below it. All even, in pixels. */
export interface Tile {
  participantId: string;
  x: number;
  y: number;
  width: number;
  height: number;
  plate: { x: number; y: number; width: number; height: number };
}

type Zone = 'top' | 'left' | 'right' | 'bottom';
function zoneOf(side: Side): Zone {
  switch (side) {
    case 'bench':
      return 'top';
    case 'plaintiff':
      return 'left';
    case 'defendant':
      return 'right';
    case 'staff':
    case 'third':
    case 'stand':
    case 'gallery':
      return 'bottom';
    default:
      return side satisfies never;
  }
}

const sideOrder: readonly Side[] = ['staff', 'stand', 'third', 'gallery'];
const roleOrder: readonly Role[] = ['judge', 'presidingJudge', 'assessor'];

function bySeat(a: Seat, b: Seat): number {
  const role = roleOrder.indexOf(a.role) - roleOrder.indexOf(b.role);
  return sideOrder.indexOf(a.side) - sideOrder.indexOf(b.side) || (a.side === 'bench' ? role : 0) || a.seat - b.seat || (a.id < b.id ? -1 : 1);
}

/** The presiding judge sits in the middle of the bench. */
function presideInMiddle(bench: readonly Seat[]): Seat[] {
  const presiding = bench.filter((one) => one.role === 'presidingJudge');
  const others = bench.filter((one) => one.role !== 'presidingJudge');
  const before = others.length >> 1;
  return [...others.slice(0, before), ...presiding, ...others.slice(before)];
}

interface Rows {
  columns: number;
  sideColumns: number;
  top: number;
  middle: number;
  bottom: number;
}
function countRows(zones: Record<Zone, Seat[]>, columns: number): Rows {
  const sideColumns = Math.max(1, columns >> 1);
  const rows = (count: number, width: number): number => Math.ceil(count / width);
  return {
    columns,
    sideColumns,
    top: rows(zones.top.length, columns),
    middle: Math.max(rows(zones.left.length, sideColumns), rows(zones.right.length, sideColumns)),
    bottom: rows(zones.bottom.length, columns),
  };
}

/**
 * Fixed places for everybody, the geometry of a courtroom: bench on top in the middle, plaintiff's side left,
 * defendant's right, everyone else below. All pictures have one size, the largest of 16:9 in even pixels that fits.
 */
export function layoutSeats(seats: readonly Seat[]): Tile[] {
  const zones: Record<Zone, Seat[]> = { top: [], left: [], right: [], bottom: [] };
  for (const seat of seats.toSorted(bySeat)) zones[zoneOf(seat.side)].push(seat);
  zones.top = presideInMiddle(zones.top);
  for (let width = 480; width >= 64; width -= 32) {
    const height = ((width * 9) / 16) & ~1;
    const rows = countRows(zones, Math.floor((canvas.width - gap) / (width + gap)));
    if (rows.columns < 2) continue;
    const total = (rows.top + rows.middle + rows.bottom) * (height + plateHeight + gap) + gap;
    if (total <= canvas.height - stripHeight) return place(zones, rows, width, height, total);
  }
  return [];
}

function place(zones: Record<Zone, Seat[]>, rows: Rows, width: number, height: number, total: number): Tile[] {
  const step = { x: width + gap, y: height + plateHeight + gap };
  const firstY = (stripHeight + gap + ((canvas.height - stripHeight - total) >> 1)) & ~1;
  const tile = (seat: Seat, x: number, row: number): Tile => {
    const y = firstY + row * step.y;
    return { participantId: seat.id, x, y, width, height, plate: { x, y: y + height, width, height: plateHeight } };
  };
  const centred = (line: readonly Seat[], firstRow: number): Tile[] =>
    line.map((seat, index) => {
      const row = Math.floor(index / rows.columns);
      const inRow = Math.min(rows.columns, line.length - row * rows.columns);
      const x = ((canvas.width - inRow * step.x + gap) >> 1) + (index % rows.columns) * step.x;
      return tile(seat, x & ~1, firstRow + row);
    });
  const edge = gap;
  const left = zones.left.map((seat, index) => tile(seat, edge + (index % rows.sideColumns) * step.x, rows.top + Math.floor(index / rows.sideColumns)));
  const right = zones.right.map((seat, index) =>
    tile(seat, canvas.width - edge - width - (index % rows.sideColumns) * step.x, rows.top + Math.floor(index / rows.sideColumns)),
  );
  return [...centred(zones.top, 0), ...left, ...right, ...centred(zones.bottom, rows.top + rows.middle)];
}
