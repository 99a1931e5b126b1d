import { pageUnits } from '@assize/contracts/hearing/presentation/wire';
import classes from './Presentation.module.css';

/** Where whoever presents points; it leaves no mark. */
export function PointerMark({ at, shape: [width, height] }: { at: { x: number; y: number }; shape: readonly [number, number] }) {
  const [x, y] = [(at.x / pageUnits) * width, (at.y / pageUnits) * height];
  return (
    <g className={classes.pointer} style={{ transform: `translate(${String(x)}px, ${String(y)}px)` }} data-testid="pointer">
      <circle r={width * 0.016} fill="#c62828" fillOpacity={0.25} />
      <circle r={width * 0.006} fill="#c62828" stroke="#fff" strokeWidth={width * 0.002} />
    </g>
  );
}
