import type { Session } from '@assize/contracts/casefile/views';
import { ApiError } from './ApiError.ts';
import { callRoute } from './callRoute.ts';
import { dropSession, keepSession, readSessionId, sessionStore } from './sessionStore.ts';

let running: Promise<Session> | undefined;

/** A duplicated tab shares its session: two refreshes at once would look like a stolen cookie. */
function oneAtATime<T>(name: string, run: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request(name, run) : run();
}

async function refresh(): Promise<Session> {
  const sessionId = sessionStore.getState().session?.sessionId ?? readSessionId();
  if (sessionId === undefined) throw new ApiError('notSignedIn');
  try {
    const params = { sessionId };
    return keepSession(await oneAtATime(`assize.refresh.${sessionId}`, () => callRoute('POST /api/sessions/:sessionId/refresh', { params }, undefined)));
  } catch (error) {
    const isOver = error instanceof ApiError && ['notSignedIn', 'sessionExpired', 'linkExpired', 'linkInvalid', 'notAllowed', 'notFound'].includes(error.code);
    if (isOver) dropSession();
    throw error;
  }
}

/** Exchanges the refresh cookie for a new access token; callers at the same time share one exchange. */
export function refreshSession(): Promise<Session> {
  running ??= refresh().finally(() => {
    running = undefined;
  });
  return running;
}
