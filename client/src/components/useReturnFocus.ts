import { useEffect, useState } from 'react';

/**
 * For a dialog that is mounted while it is open: gives the focus back, when it goes, to where it was before, or
 * to the page's heading when that is gone too. (Mantine gives it back only for dialogs that stay mounted.)
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => (typeof document === 'undefined' ? null : document.activeElement));
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        // Another dialog came in place of this one, or something else took the focus meanwhile.
        if (document.querySelector('[role="dialog"]') || (document.activeElement && document.activeElement !== document.body)) return;
        const target = opener instanceof HTMLElement && opener !== document.body && opener.isConnected ? opener : document.querySelector('h1');
        target?.focus({ preventScroll: true });
      });
    },
    [opener],
  );
}
