import { pageUnits, type Pane, type Stroke } from './wire.ts';

/*
 * How a page lies before the court. Screens and the recorded picture draw by these same rules, so that what was seen
 * and what is on record are one drawing.
 */

/** A rectangle of the drawing, in the units of the page's shape. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export type Shape = readonly [width: number, height: number];
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

const colours: Record<Stroke['colour'], string> = { red: '#c62828', blue: '#1a4fa0', yellow: '#f2c200', green: '#2e7d32' };
/** Parts of the page's width. */
const widths: Record<Stroke['tool'], number> = { pen: 0.004, highlighter: 0.022 };

export interface LineLook {
  /** As an SVG polyline writes them; a dot is a line to itself. */
  points: string;
  colour: string;
  width: number;
  opacity: number;
}

/** A mark as it is drawn on a page of this shape. */
export function lineOf({ tool, colour, points }: Pick<Stroke, 'tool' | 'colour' | 'points'>, [width, height]: Shape): LineLook {
  const places = Array.from({ length: points.length / 2 }, (_, at) => {
    const [x = 0, y = 0] = points.slice(at * 2, at * 2 + 2);
    return `${((x / pageUnits) * width).toFixed(2)},${((y / pageUnits) * height).toFixed(2)}`;
  });
  const line = places.length === 1 ? [...places, ...places] : places;
  return { points: line.join(' '), colour: colours[colour], width: widths[tool] * width, opacity: tool === 'highlighter' ? 0.4 : 1 };
}
