import type { LocalKind } from './mediaState.ts';

const keyOf = (kind: LocalKind): string => `assize.wanted.${kind}`;

/**
 * Whether a person wants microphone or camera on in the courtroom, kept for this tab: whoever switched one off and
 * loads the page again, or comes back from a private room, is not suddenly heard or seen.
 */
export function recallWanted(kind: LocalKind): boolean {
  try {
    return sessionStorage.getItem(keyOf(kind)) !== 'off';
  } catch {
    return true; // storage is closed to us, or this is no browser
  }
}

export function rememberWanted(kind: LocalKind, isWanted: boolean): void {
  try {
    sessionStorage.setItem(keyOf(kind), isWanted ? 'on' : 'off');
  } catch {
    // Storage is closed to us: the choice holds until the page is loaded again.
  }
}
