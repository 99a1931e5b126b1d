import type { ErrorBody, ErrorCode, ErrorDetails } from '@assize/contracts/AppError';

/** Closed codes of the server, and two that only a browser can find. */
export type ApiErrorCode = ErrorCode | 'unknown' | 'offline';

/** A refusal or failure as the client knows it; the text comes from the dictionary `errors` by code. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ApiErrorCode, details?: ErrorDetails) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }

  static from(body: ErrorBody): ApiError {
    return new ApiError(body.code, body.details);
  }
}
