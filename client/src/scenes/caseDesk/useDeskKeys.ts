import { type RefObject, useEffect, useRef } from 'react';

interface DeskKeys {
  fieldRef: RefObject<HTMLInputElement | null>;
  listRef: RefObject<HTMLUListElement | null>;
}

/** Where the arrows lead to in a list of so many links, from one of them (-1: from none); undefined where they lead nowhere. */
export function nextRow(key: string, from: number, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return Math.min(from + 1, count - 1);
    case 'ArrowUp':
      return from <= 0 ? undefined : from - 1;
    case 'Home':
      return from < 0 ? undefined : 0;
    case 'End':
      return from < 0 ? undefined : count - 1;
    default:
      return undefined;
  }
}

/** `/` leads to the search field, the arrows from there through the list; Enter opens, as links do. */
export function useDeskKeys(): DeskKeys {
  const fieldRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const active = document.activeElement;
      const isInField = active === fieldRef.current;
      if (event.key === '/' && !active?.matches('input, textarea, select')) {
        event.preventDefault();
        fieldRef.current?.focus();
        return;
      }
      const links = [...(listRef.current?.querySelectorAll<HTMLAnchorElement>('a') ?? [])];
      const from = links.findIndex((one) => one === active);
      // Elsewhere on the page the arrows scroll it.
      if (from < 0 && !(isInField && event.key === 'ArrowDown')) return;
      const next = nextRow(event.key, from, links.length);
      if (next === undefined) return;
      event.preventDefault();
      links[next]?.focus();
    };
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);
  return { fieldRef, listRef };
}
