import type { DisputedPoint } from '@assize/contracts/hearing/procedure/state';

/** The order of the points with one of them a place up or down; as it was at either end. */
export function movedPoints(points: readonly Pick<DisputedPoint, 'id'>[], index: number, by: -1 | 1): string[] {
  const ids = points.map((one) => one.id);
  const [moved, other] = [ids[index], ids[index + by]];
  if (moved === undefined || other === undefined) return ids;
  return ids.with(index, other).with(index + by, moved);
}
