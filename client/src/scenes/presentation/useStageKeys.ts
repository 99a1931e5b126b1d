import { pageUnits, type Pane } from '@assize/contracts/hearing/presentation/wire';
import { type KeyboardEvent, useState } from 'react';
import { moved, stepOnPage, zoomed } from './pageGeometry.ts';

type At = { x: number; y: number };
interface StageKeys {
  pane: Pane;
  pages: number;
  mayTurn: boolean;
  hasPen: boolean;
  onPane: (pane: Pane) => void;
  onTrace: (phase: 'down' | 'move' | 'up', at: At) => void;
  /** The point was moved, on the page or above it. */
  onPoint?: (at: At) => void;
}

const step = 250;
const arrows: Record<string, readonly [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Everything that a pointer does on the stage, by keys: turning, enlarging, moving about, drawing. */
export function useStageKeys({ pane, pages, mayTurn, hasPen, onPane, onTrace, onPoint }: StageKeys) {
  const [point, setPoint] = useState<At>({ x: pageUnits / 2, y: pageUnits / 2 });
  const [isDown, setIsDown] = useState(false);
  const go = (direction: readonly [number, number], isFar: boolean): void => {
    const [right, down] = stepOnPage(direction, pane.rotation);
    const by = isFar ? step * 4 : step;
    if (hasPen) {
      const within = (value: number): number => Math.min(pageUnits, Math.max(0, value));
      const next = { x: within(point.x + right * by), y: within(point.y + down * by) };
      setPoint(next);
      onPoint?.(next);
      if (isDown) onTrace('move', next);
    } else if (pane.region) onPane({ ...pane, region: moved(pane.region, right * by * 2, down * by * 2) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[event.key];
    const turnTo = event.key === 'PageDown' ? pane.page + 1 : event.key === 'PageUp' ? pane.page - 1 : undefined;
    if (arrow && (hasPen || pane.region)) go(arrow, event.shiftKey);
    else if (turnTo !== undefined && mayTurn) {
      if (turnTo >= 1 && turnTo <= pages) onPane({ ...pane, page: turnTo, region: null });
    } else if (event.key === '+' || event.key === '=') onPane({ ...pane, region: zoomed(pane.region, 1) });
    else if (event.key === '-') onPane({ ...pane, region: zoomed(pane.region, -1) });
    else if (event.key === ' ' && hasPen) {
      onTrace(isDown ? 'up' : 'down', point);
      setIsDown(!isDown);
    } else return;
    event.preventDefault();
  };
  return { onKeyDown, point, isDown };
}
