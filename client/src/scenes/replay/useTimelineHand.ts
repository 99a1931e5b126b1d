import type { Span } from '@assize/contracts/recording/readable';
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { movedBy, zoomedTo } from './timelineWindow.ts';

interface Options {
  span: Span;
  durationMs: number;
  onSpan: (span: Span) => void;
  onSeek: (atMs: number) => void;
}
interface Hand {
  ref: RefObject<HTMLDivElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: (event: PointerEvent) => void;
  onPointerCancel: (event: PointerEvent) => void;
}
/** A finger that moved further than this dragged and did not press, px. */
const pressPx = 6;

/** Wheel and pinch enlarge the lanes around the place, dragging and the wheel sideways move them, a press goes to the moment. */
export function useTimelineHand({ span, durationMs, onSpan, onSeek }: Options): Hand {
  const ref = useRef<HTMLDivElement>(null);
  const fingers = useRef(new Map<number, { x: number; beganX: number }>());
  const wasPinched = useRef(false);
  const momentAt = (clientX: number): number => {
    const box = ref.current?.getBoundingClientRect();
    const part = box && box.width > 0 ? (clientX - box.left) / box.width : 0;
    return span.fromMs + Math.min(1, Math.max(0, part)) * (span.toMs - span.fromMs);
  };
  const lengthOf = (px: number): number => (px / (ref.current?.clientWidth ?? 1)) * (span.toMs - span.fromMs);

  useEffect(() => {
    const element = ref.current;
    // React's own wheel listener may not hold back the page.
    const handleWheel = (event: WheelEvent): void => {
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (!isSideways && !event.ctrlKey && span.toMs - span.fromMs >= durationMs && event.deltaY > 0) return;
      event.preventDefault();
      if (isSideways) onSpan(movedBy(span, lengthOf(event.shiftKey ? event.deltaY : event.deltaX), durationMs));
      else onSpan(zoomedTo(span, event.deltaY < 0 ? 0.8 : 1.25, momentAt(event.clientX), durationMs));
    };
    element?.addEventListener('wheel', handleWheel, { passive: false });
    return () => element?.removeEventListener('wheel', handleWheel);
  });

  const handleKey = (event: KeyboardEvent): void => {
    const middleMs = (span.fromMs + span.toMs) / 2;
    const acts: Record<string, () => void> = {
      '+': () => onSpan(zoomedTo(span, 0.5, middleMs, durationMs)),
      '=': () => onSpan(zoomedTo(span, 0.5, middleMs, durationMs)),
      '-': () => onSpan(zoomedTo(span, 2, middleMs, durationMs)),
      PageUp: () => onSpan(movedBy(span, (span.fromMs - span.toMs) * 0.8, durationMs)),
      PageDown: () => onSpan(movedBy(span, (span.toMs - span.fromMs) * 0.8, durationMs)),
      Home: () => onSeek(0),
      End: () => onSeek(Math.max(0, durationMs - 1000)),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const handleMove = (event: PointerEvent): void => {
    const finger = fingers.current.get(event.pointerId);
    if (!finger) return;
    const before = finger.x;
    finger.x = event.clientX;
    const [one, other] = [...fingers.current.entries()].map(([id, { x }]) => ({ before: id === event.pointerId ? before : x, x }));
    if (one && other) {
      wasPinched.current = true;
      const [wide, wider] = [Math.max(1, Math.abs(one.before - other.before)), Math.max(1, Math.abs(one.x - other.x))];
      onSpan(zoomedTo(span, wide / wider, momentAt((one.x + other.x) / 2), durationMs));
    } else if (Math.abs(event.clientX - finger.beganX) > pressPx) onSpan(movedBy(span, lengthOf(before - event.clientX), durationMs));
  };
  return {
    ref,
    onKeyDown: handleKey,
    onPointerDown: (event) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      if (fingers.current.size === 0) wasPinched.current = false;
      fingers.current.set(event.pointerId, { x: event.clientX, beganX: event.clientX });
    },
    onPointerMove: handleMove,
    onPointerCancel: (event) => void fingers.current.delete(event.pointerId),
    onPointerUp: (event) => {
      const finger = fingers.current.get(event.pointerId);
      fingers.current.delete(event.pointerId);
      if (finger && !wasPinched.current && Math.abs(event.clientX - finger.beganX) <= pressPx) onSeek(momentAt(event.clientX));
    },
  };
}
