import { type RefObject, useEffect, useRef } from 'react';

/** Where the keyboard is in the list: an entry of the archive and one of its fields. */
export interface Cell {
  entry: number;
  field: string;
}
interface Ways {
  /** Goes to the next row's same field (1) or the one before (-1). */
  onGo: (cell: Cell, by: 1 | -1) => void;
  /** Moves the row itself. */
  onMove: (cell: Cell, by: 1 | -1) => void;
  /** Takes over what stands in the row above. */
  onCopyAbove: (cell: Cell) => void;
}

function cellOf(target: EventTarget | null): Cell | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const { entry, field } = target.dataset;
  return entry === undefined || field === undefined ? undefined : { entry: Number(entry), field };
}

/** Puts the keyboard into a field of a row, where it is on the screen. */
export function focusCell(list: HTMLElement | null, { entry, field }: Cell): void {
  list?.querySelector<HTMLElement>(`[data-entry="${String(entry)}"][data-field="${field}"]`)?.focus();
}

/** Enter goes down a column and Shift+Enter up, Alt with an arrow moves the row, Alt+C copies from the row above. */
export function useRowKeys<T extends HTMLElement>(ways: Ways): RefObject<T | null> {
  const list = useRef<T>(null);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const handleKey = (event: KeyboardEvent): void => {
      const cell = cellOf(event.target);
      if (!cell || event.isComposing) return;
      const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
      if (event.key === 'Enter') ways.onGo(cell, event.shiftKey ? -1 : 1);
      else if (event.altKey && isArrow) ways.onMove(cell, event.key === 'ArrowUp' ? -1 : 1);
      // By its place on the keyboard: with Alt the letter is another on some.
      else if (event.altKey && event.code === 'KeyC') ways.onCopyAbove(cell);
      else return;
      event.preventDefault();
    };
    element.addEventListener('keydown', handleKey);
    return () => element.removeEventListener('keydown', handleKey);
  }, [ways]);
  return list;
}
