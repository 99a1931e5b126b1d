import { canvas, type Seat, stripHeight, type Tile } from '../layoutSeats.ts';

const gap = 10;
const plateHeight = 28;
/** Where the page lies; even, in pixels. */
export const panel = { x: gap, y: stripHeight + gap, width: 944, height: canvas.height - stripHeight - 2 * gap } as const;
const column = { x: panel.x + panel.width + gap, width: canvas.width - panel.x - panel.width - 2 * gap };

/** Everybody in a column beside the page, in the order of the seats, as large as all find room. */
export function layoutBeside(seats: readonly Pick<Seat, 'id'>[]): Tile[] {
  for (let width = column.width & ~1; width >= 48; width -= 2) {
    const height = ((width * 9) / 16) & ~1;
    const columns = Math.floor((column.width + gap) / (width + gap));
    const rows = Math.ceil(seats.length / columns);
    if (rows * (height + plateHeight + gap) - gap > panel.height) continue;
    return seats.map((seat, index) => {
      const x = (column.x + (index % columns) * (width + gap)) & ~1;
      const y = panel.y + Math.floor(index / columns) * (height + plateHeight + gap);
      return { participantId: seat.id, x, y, width, height, plate: { x, y: y + height, width, height: plateHeight } };
    });
  }
  return [];
}

/** Above each page stands its name. */
export const headHeight = 36;

/** Where pages lie within the panel, side by side; even, in pixels. */
export function layoutSheets(count: number): { x: number; y: number; width: number; height: number }[] {
  const width = Math.floor(panel.width / Math.max(1, count)) & ~1;
  return Array.from({ length: count }, (_, index) => ({ x: index * width, y: headHeight, width, height: panel.height - headHeight }));
}
