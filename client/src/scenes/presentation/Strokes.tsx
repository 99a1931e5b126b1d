import { pageUnits, type Stroke } from '@assize/contracts/hearing/presentation/wire';

const colours: Record<Stroke['colour'], string> = { red: '#c62828', blue: '#1a4fa0', yellow: '#f2c200', green: '#2e7d32' };
/** Parts of the page's width. */
const widths: Record<Stroke['tool'], number> = { pen: 0.004, highlighter: 0.022 };

interface StrokesProps {
  strokes: readonly Pick<Stroke, 'tool' | 'colour' | 'points'>[];
  shape: readonly [number, number];
}

/** Marks on a page, in the order in which they were drawn; a point is a dot. */
export function Strokes({ strokes, shape: [width, height] }: StrokesProps) {
  return strokes.map(({ tool, colour, points }, index) => {
    const places = Array.from({ length: points.length / 2 }, (_, at) => {
      const [x = 0, y = 0] = points.slice(at * 2, at * 2 + 2);
      return `${((x / pageUnits) * width).toFixed(2)},${((y / pageUnits) * height).toFixed(2)}`;
    });
    return (
      <polyline
        // Marks are added and taken away at the end only.
        key={index} // oxlint-disable-line react/no-array-index-key
        points={places.length === 1 ? `${String(places[0])} ${String(places[0])}` : places.join(' ')}
        fill="none"
        stroke={colours[colour]}
        strokeWidth={widths[tool] * width}
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity={tool === 'highlighter' ? 0.4 : 1}
        data-testid="stroke"
      />
    );
  });
}
