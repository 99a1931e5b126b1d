import { pageUnits, type Pane } from '@assize/contracts/hearing/presentation/wire';

/** A rectangle of the drawing, in the units of the page's shape. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
type Shape = readonly [width: number, height: number];
type Look = Pick<Pane, 'rotation' | 'region'>;

/** How a page lies once it is turned: the move that brings it there, as SVG writes it, and its shape. */
export function turnedPage([width, height]: Shape, rotation: Pane['rotation']): { transform: string; shape: Shape } {
  switch (rotation) {
    case 0:
      return { transform: '', shape: [width, height] };
    case 90:
      return { transform: `translate(${String(height)} 0) rotate(90)`, shape: [height, width] };
    case 180:
      return { transform: `translate(${String(width)} ${String(height)}) rotate(180)`, shape: [width, height] };
    case 270:
      return { transform: `translate(0 ${String(width)}) rotate(270)`, shape: [height, width] };
    default:
      return rotation satisfies never;
  }
}

/** The part of the turned page that is shown. */
export function shownBox(shape: Shape, { rotation, region }: Look): Box {
  const [width, height] = shape;
  const { shape: turned } = turnedPage(shape, rotation);
  if (!region) return { x: 0, y: 0, width: turned[0], height: turned[1] };
  const part: Box = {
    x: (region.x / pageUnits) * width,
    y: (region.y / pageUnits) * height,
    width: (region.width / pageUnits) * width,
    height: (region.height / pageUnits) * height,
  };
  switch (rotation) {
    case 0:
      return part;
    case 90:
      return { x: height - part.y - part.height, y: part.x, width: part.height, height: part.width };
    case 180:
      return { ...part, x: width - part.x - part.width, y: height - part.y - part.height };
    case 270:
      return { x: part.y, y: width - part.x - part.width, width: part.height, height: part.width };
    default:
      return rotation satisfies never;
  }
}

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
