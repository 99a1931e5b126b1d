import { useEffect, useState } from 'react';

/** What opened the last dialog that went: a dialog that came in its place gives the focus back there. */
let lastOpener: HTMLElement | undefined;

/**
 * For a dialog that is mounted while it is open: gives the focus back, when it goes, to where it was before, or
 * to the page's heading when that is gone too. (Mantine gives it back only for dialogs that stay mounted.)
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => (typeof document === 'undefined' ? null : document.activeElement));
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) lastOpener = opener;
      requestAnimationFrame(() => {
        // Another dialog came in place of this one, or something else took the focus meanwhile.
        if (document.querySelector('[role="dialog"]') || (document.activeElement && document.activeElement !== document.body)) return;
        const target = lastOpener?.isConnected ? lastOpener : document.querySelector('h1');
        lastOpener = undefined;
        target?.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}
