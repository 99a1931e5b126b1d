import type { Session } from '@assize/contracts/casefile/views';
import { createStore } from 'zustand/vanilla';

/** `unknown` until the page has tried to go on with an earlier session of this tab. */
export interface SessionState {
  status: 'unknown' | 'signedIn' | 'signedOut';
  session: Session | undefined;
  /** When the access token came, by the page's monotonic clock, ms: a wrong device clock does no harm. */
  receivedAtMs: number;
}

export const sessionStore = createStore<SessionState>(() => ({ status: 'unknown', session: undefined, receivedAtMs: 0 }));

const storageKey = 'assize.session';

/** The session of this tab from before a reload. Each tab has its own, so that one browser may hold several. */
export function readSessionId(): string | undefined {
  try {
    return sessionStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepSession(session: Session): Session {
  sessionStore.setState({ status: 'signedIn', session, receivedAtMs: performance.now() });
  try {
    sessionStorage.setItem(storageKey, session.sessionId);
  } catch {
    // Storage may be forbidden: the session then ends with the page.
  }
  return session;
}

export function dropSession(): void {
  sessionStore.setState({ status: 'signedOut', session: undefined });
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept.
  }
}
