import type { Session } from '@assize/contracts/casefile/views';
import type { RouteAnswer, RouteName } from '@assize/contracts/http/routes';
import { tokenKinds } from '@assize/contracts/media/tokens';
import { useStore } from 'zustand';
import { ApiError } from './ApiError.ts';
import { callRoute, type RouteInput } from './callRoute.ts';
import { refreshSession } from './refreshSession.ts';
import { dropSession, keepSession, readSessionId, sessionStore, type SessionState } from './sessionStore.ts';

/** A token is renewed this long before its end, ms: longer than any request takes. */
const renewalMarginMs = 60_000;

/** Signs in with the secret of a personal link. Throws ApiError (`linkInvalid`, `linkExpired`, ...). */
export async function redeemLink(secret: string): Promise<Session> {
  return keepSession(await callRoute('POST /api/sessions', { body: { secret } }, undefined));
}

/** Goes on with this tab's session after a reload; undefined when there is none or it is over. Throws when offline. */
export async function resumeSession(): Promise<Session | undefined> {
  const { session } = sessionStore.getState();
  if (session) return session;
  if (readSessionId() === undefined) {
    dropSession();
    return undefined;
  }
  try {
    return await refreshSession();
  } catch (error) {
    if (sessionStore.getState().status === 'signedOut') return undefined;
    throw error;
  }
}

/** Ends the session on the server and in this tab. */
export async function signOut(): Promise<void> {
  const { session } = sessionStore.getState();
  dropSession();
  if (session) await callRoute('DELETE /api/sessions/:sessionId', { params: { sessionId: session.sessionId } }, session.accessToken);
}

/** An access token that is good for at least a minute. Throws ApiError when the session is over. */
export async function getAccessToken(): Promise<string> {
  const { session, receivedAtMs } = sessionStore.getState();
  const ageMs = performance.now() - receivedAtMs;
  if (session && ageMs < tokenKinds.access.expiresInS * 1000 - renewalMarginMs) return session.accessToken;
  return (await refreshSession()).accessToken;
}

/** Calls a route as the signed-in person; an expired token is renewed once. Throws ApiError. */
export async function api<R extends RouteName>(name: R, input: RouteInput<R> = {}): Promise<RouteAnswer<R>> {
  const token = await getAccessToken();
  try {
    return await callRoute(name, input, token);
  } catch (error) {
    const isStale = error instanceof ApiError && (error.code === 'sessionExpired' || error.code === 'notSignedIn');
    if (!isStale) throw error;
    return callRoute(name, input, (await refreshSession()).accessToken);
  }
}

/** Who is signed in, for components. */
export function useSession(): SessionState {
  return useStore(sessionStore);
}
