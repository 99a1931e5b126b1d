import type { CommandPayload } from '@assize/contracts/hearing/commands';
import type { Stroke } from '@assize/contracts/hearing/presentation/wire';
import { useEffect, useRef, useState } from 'react';

export type Pen = Pick<Stroke, 'tool' | 'colour'>;
type Drawn = CommandPayload<'strokes.draw'>;
type Line = Pen & { strokeId: string; points: number[] };

/** Points closer than this, in units of the page, are one. */
const leastStep = 25;
const mostPoints = 600;
/** What was drawn is told together: a minute of drawing is tens of acts, and a line never waits longer than this. */
const tellEveryMs = 1500;
const mostTold = 20;

interface Tracing {
  /** Lines that nobody else has yet: in hand, or on their way. */
  own: Line[];
  trace: (phase: 'down' | 'move' | 'up', at: { x: number; y: number }) => void;
  /** Tells what waits now: before an act after which this page is no longer to be drawn on. */
  tellNow: () => void;
}

/** Draws on one page: what is drawn is seen at once here, and told to the court in few acts. */
export function usePen(
  page: Pick<Drawn, 'exhibitId' | 'page'>,
  pen: Pen | undefined,
  known: readonly Stroke[],
  tell: (drawn: Drawn) => Promise<boolean>,
): Tracing {
  const [own, setOwn] = useState<Line[]>([]);
  const line = useRef<Line | undefined>(undefined);
  const waiting = useRef<Line[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { exhibitId, page: number } = page;

  const tellNow = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    // A long line goes out in parts that meet, so that others see it grow.
    const { current } = line;
    if (current && current.points.length > 2) {
      waiting.current.push(current);
      line.current = begin(current, current.points.slice(-2));
      setOwn((lines) => [...lines, ...(line.current ? [line.current] : [])]);
    }
    const strokes = waiting.current.splice(0, mostTold);
    if (strokes.length === 0) return;
    // From then on it is the court's to show, or it was refused.
    const told = new Set(strokes.map((one) => one.strokeId));
    void tell({ exhibitId, page: number, strokes }).then(() => setOwn((lines) => lines.filter((one) => !told.has(one.strokeId))));
    if (waiting.current.length > 0) tellNow();
  };
  const later = (): void => void (timer.current ??= setTimeout(tellNow, tellEveryMs));

  // Somebody else took the page away: what was not told is not the court's. The own acts tell it first.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      line.current = undefined;
      waiting.current = [];
      setOwn([]);
    },
    [exhibitId, number],
  );

  const trace: Tracing['trace'] = (phase, { x, y }) => {
    if (phase === 'down' && pen) line.current = begin(pen, [x, y]);
    const { current } = line;
    if (!current) return;
    const [lastX = x, lastY = y] = current.points.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) >= leastStep && current.points.length < mostPoints) current.points.push(x, y);
    if (phase === 'up') {
      waiting.current.push(current);
      line.current = undefined;
    }
    setOwn((lines) => [...lines.filter((one) => one.strokeId !== current.strokeId), { ...current, points: [...current.points] }]);
    later();
  };
  const isKnown = new Set(known.map((one) => one.strokeId));
  return { own: own.filter((one) => !isKnown.has(one.strokeId)), trace, tellNow };
}

function begin({ tool, colour }: Pen, points: number[]): Line {
  return { strokeId: crypto.randomUUID(), tool, colour, points };
}
