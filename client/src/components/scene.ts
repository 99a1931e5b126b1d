import type { ApiErrorCode } from '../session/ApiError.ts';

/** A scene is a pure view of one of five states; `offline` keeps what was last known, if anything; `code`: the court was reached, and failed so. */
export type SceneModel<T> =
  | { state: 'loading' }
  | { state: 'empty' }
  | { state: 'ready'; data: T }
  | { state: 'failed'; code: ApiErrorCode }
  | { state: 'offline'; data: T | null; code?: ApiErrorCode };

/** The closed code of anything that was thrown or refused. */
export function codeOf(error: unknown): ApiErrorCode {
  if (error && typeof error === 'object' && 'code' in error && typeof error.code === 'string') return error.code as ApiErrorCode;
  return 'unknown';
}

/** What is no longer the reader's to see is not kept on the screen: it was closed to them, or their session ended, as by a new link. */
const takenAway: readonly ApiErrorCode[] = ['notFound', 'notAllowed', 'notSignedIn', 'sessionExpired', 'linkExpired', 'linkInvalid'];

/**
 * The state of a scene that is read again and again: what is there stays when asking for it anew fails, unless it was taken away.
 * @param queries all that `data` is made of
 * @param data null while it is not whole
 */
export function modelOf<T>(queries: readonly { error: unknown }[], data: T | null, isEmpty: (data: T) => boolean = () => false): SceneModel<T> {
  const codes = queries.flatMap(({ error }) => (error ? [codeOf(error)] : []));
  const code = codes.find((one) => takenAway.includes(one)) ?? codes[0];
  if (code === 'offline') return { state: 'offline', data };
  if (code !== undefined) return data === null || takenAway.includes(code) ? { state: 'failed', code } : { state: 'offline', data, code };
  if (data === null) return { state: 'loading' };
  return isEmpty(data) ? { state: 'empty' } : { state: 'ready', data };
}
