const key = (hearingId: string): string => `assize.check.${hearingId}`;
// Storage may be forbidden (private window): then it is remembered until the page is reloaded.
const done = new Set<string>();

/** Whether the equipment of this tab was checked, or the check skipped, for this hearing. */
export function isCheckDone(hearingId: string): boolean {
  try {
    return done.has(hearingId) || sessionStorage.getItem(key(hearingId)) !== null;
  } catch {
    return done.has(hearingId);
  }
}

export function keepCheckDone(hearingId: string): void {
  done.add(hearingId);
  try {
    sessionStorage.setItem(key(hearingId), 'done');
  } catch {
    return;
  }
}
