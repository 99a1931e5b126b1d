import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

interface KeepFocus<T> {
  ref: RefObject<T | null>;
  tabIndex: -1;
  onFocus: (event: FocusEvent) => void;
  onBlur: (event: FocusEvent) => void;
}

const isGone = (one: HTMLElement): boolean => !one.isConnected || one.matches(':disabled');

/**
 * For a group of buttons that go or are disabled by being pressed: the keyboard stays in the group, and on the
 * button once it can be pressed again, instead of falling back to the top of the page.
 */
export function useKeepFocus<T extends HTMLElement>(): KeepFocus<T> {
  const ref = useRef<T>(null);
  const last = useRef<HTMLElement>(undefined);
  useEffect(() => {
    const one = last.current;
    if (!one || !ref.current) return;
    const active = document.activeElement;
    if (!isGone(one)) {
      if (active === ref.current) one.focus({ preventScroll: true });
    } else if (active === one || active === document.body || active === null) ref.current.focus({ preventScroll: true });
  });
  return {
    ref,
    tabIndex: -1,
    onFocus: ({ target }) => {
      if (target instanceof HTMLElement && target !== ref.current) last.current = target;
    },
    onBlur: ({ target, relatedTarget }) => {
      // Gone somewhere else by will: there is nothing to keep any more.
      if (target instanceof HTMLElement && !isGone(target) && !ref.current?.contains(relatedTarget)) last.current = undefined;
    },
  };
}
