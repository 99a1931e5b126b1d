import { useEffect, useRef, useState } from 'react';

/** Nobody reads a page that is gone in less. */
const rushMs = 200;

/** The page at which somebody stops who leafs fast: those that fly by are not fetched. A single turn is there at once. */
export function useSettled(page: number): number {
  const [settled, setSettled] = useState(page);
  const turnedAt = useRef(-Infinity);
  useEffect(() => {
    const now = performance.now();
    const waitMs = now - turnedAt.current < rushMs ? rushMs : 0;
    turnedAt.current = now;
    if (waitMs === 0) {
      setSettled(page);
      return undefined;
    }
    const timer = setTimeout(() => setSettled(page), waitMs);
    return () => clearTimeout(timer);
  }, [page]);
  return settled;
}
