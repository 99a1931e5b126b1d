import { pageUnits } from '@assize/contracts/hearing/presentation/wire';

/** Where a pen that is moved by keys is, on a page of this shape. */
export function KeyPoint({ at, shape: [width, height], isDown }: { at: { x: number; y: number }; shape: readonly [number, number]; isDown: boolean }) {
  const [x, y] = [(at.x / pageUnits) * width, (at.y / pageUnits) * height];
  return <circle cx={x} cy={y} r={width * 0.008} fill={isDown ? '#c62828' : 'none'} stroke="#c62828" strokeWidth={width * 0.003} data-testid="key-point" />;
}
