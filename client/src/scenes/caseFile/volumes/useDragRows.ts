import { type RefObject, useEffect, useRef } from 'react';

const placeOf = ({ target }: Event): number | null => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  return row ? Number(row.dataset['place']) : null;
};

/**
 * Lets rows of a list be dragged onto one another; `data-place` says which each of them is. For a pointer alone: the same
 * must be there as buttons.
 */
export function useDragRows<T extends HTMLElement>(onMove: (from: number, to: number) => void): RefObject<T | null> {
  const list = useRef<T>(null);
  const from = useRef<number | null>(null);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const ending = new AbortController();
    const on = (type: string, listener: (event: Event) => void): void => element.addEventListener(type, listener, { signal: ending.signal });
    on('dragstart', (event) => {
      from.current = placeOf(event);
    });
    on('dragover', (event) => {
      if (from.current !== null) event.preventDefault();
    });
    on('drop', (event) => {
      const to = placeOf(event);
      if (from.current === null) return;
      event.preventDefault();
      if (to !== null) onMove(from.current, to);
      from.current = null;
    });
    on('dragend', () => {
      from.current = null;
    });
    return () => ending.abort();
  }, [onMove]);
  return list;
}
