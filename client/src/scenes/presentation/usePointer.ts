import type { Pointed } from '@assize/contracts/court/signalling';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { useEffect, useRef, useState } from 'react';

/** How pointing goes to the others and comes from whoever presents. */
export interface Pointing {
  point: (pointed: Pointed) => Promise<unknown>;
  onPointed: (listener: (pointed: Pointed) => void) => () => void;
}
type Place = NonNullable<Pointed['at']>;

/** The others see it move smoothly from one place told to the next. */
const tellEveryMs = 150;
/** A pointer of which nothing more is heard is gone: its end may have been lost. */
const goneAfterMs = 5000;

/** Where it is pointed on a page: by oneself when one presents, else by whoever does. */
export function usePointer(
  { exhibitId, page }: Pick<Pane, 'exhibitId' | 'page'>,
  { point, onPointed }: Pointing,
  isOn: boolean,
): { at: Place | undefined; move: (at: Place) => void } {
  const [at, setAt] = useState<Place>();
  const waiting = useRef<Place | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    let gone: ReturnType<typeof setTimeout> | undefined;
    setAt(undefined);
    const unlisten = onPointed((pointed) => {
      if (pointed.exhibitId !== exhibitId || pointed.page !== page) return;
      clearTimeout(gone);
      setAt(pointed.at ?? undefined);
      gone = setTimeout(() => setAt(undefined), goneAfterMs);
    });
    return () => {
      clearTimeout(gone);
      unlisten();
    };
  }, [exhibitId, page, onPointed]);
  useEffect(() => {
    if (!isOn) return undefined;
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      setAt(undefined);
      // What is not told is gone by itself.
      void point({ exhibitId, page, at: null }).catch(() => undefined);
    };
  }, [isOn, exhibitId, page, point]);
  const move = (to: Place): void => {
    setAt(to);
    waiting.current = to;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const last = waiting.current;
      if (last) void point({ exhibitId, page, at: last }).catch(() => undefined);
    }, tellEveryMs);
  };
  return { at, move };
}
