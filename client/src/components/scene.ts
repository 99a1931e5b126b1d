import type { ApiErrorCode } from '../session/ApiError.ts';

/** A scene is a pure view of one of five states; `offline` keeps what was last known, if anything. */
export type SceneModel<T> =
  | { state: 'loading' }
  | { state: 'empty' }
  | { state: 'ready'; data: T }
  | { state: 'failed'; code: ApiErrorCode }
  | { state: 'offline'; data: T | null };

/** The closed code of anything that was thrown or refused. */
export function codeOf(error: unknown): ApiErrorCode {
  if (error && typeof error === 'object' && 'code' in error && typeof error.code === 'string') return error.code as ApiErrorCode;
  return 'unknown';
}
