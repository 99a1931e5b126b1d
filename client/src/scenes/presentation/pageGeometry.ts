import type { Shape } from '@assize/contracts/hearing/presentation/geometry';
import { pageUnits, type Pane } from '@assize/contracts/hearing/presentation/wire';

const within = (value: number): number => Math.round(Math.min(pageUnits, Math.max(0, value)));
const zooms = [1, 1.5, 2, 3, 4] as const;
type Region = Pane['region'];

/** The region one step larger or smaller around its middle; null is the whole page. */
export function zoomed(region: Region, step: 1 | -1): Region {
  const now = region ? zooms.findLastIndex((one) => pageUnits / one >= region.width) : 0;
  const zoom = zooms[Math.min(zooms.length - 1, Math.max(0, now + step))] ?? 1;
  if (zoom === 1) return null;
  const size = Math.round(pageUnits / zoom);
  const middle = region ? { x: region.x + region.width / 2, y: region.y + region.height / 2 } : { x: pageUnits / 2, y: pageUnits / 2 };
  return moved({ x: 0, y: 0, width: size, height: size }, middle.x - size / 2, middle.y - size / 2);
}

/** The same region so far to the right and down, kept within the page. */
export function moved(region: NonNullable<Region>, byX: number, byY: number): NonNullable<Region> {
  const place = (at: number, size: number): number => Math.min(pageUnits - size, within(at));
  return { ...region, x: place(region.x + byX, region.width), y: place(region.y + byY, region.height) };
}

/** A step in the direction that the viewer sees, as a step on the page. */
export function stepOnPage([right, down]: readonly [number, number], rotation: Pane['rotation']): [number, number] {
  switch (rotation) {
    case 0:
      return [right, down];
    case 90:
      return [down, -right];
    case 180:
      return [-right, -down];
    case 270:
      return [-down, right];
    default:
      return rotation satisfies never;
  }
}

/** A place in the drawing as units of the page. */
export function toUnits([width, height]: Shape, x: number, y: number): { x: number; y: number } {
  return { x: within((x / width) * pageUnits), y: within((y / height) * pageUnits) };
}
