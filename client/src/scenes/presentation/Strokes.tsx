import { lineOf, type Shape } from '@assize/contracts/hearing/presentation/geometry';
import type { Stroke } from '@assize/contracts/hearing/presentation/wire';

interface StrokesProps {
  strokes: readonly Pick<Stroke, 'tool' | 'colour' | 'points'>[];
  shape: Shape;
}

/** Marks on a page, in the order in which they were drawn. */
export function Strokes({ strokes, shape }: StrokesProps) {
  return strokes.map((stroke, index) => {
    const { points, colour, width, opacity } = lineOf(stroke, shape);
    return (
      <polyline
        // Marks are added and taken away at the end only.
        key={index} // oxlint-disable-line react/no-array-index-key
        points={points}
        fill="none"
        stroke={colour}
        strokeWidth={width}
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity={opacity}
        data-testid="stroke"
      />
    );
  });
}
