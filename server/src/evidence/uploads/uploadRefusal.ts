import { AppError } from '@assize/contracts/AppError';
import { ERRORS } from '@tus/utils';

/** A refusal as tus sends it on: the status of its protocol, and our closed codes to read. */
export interface UploadRefusal {
  status_code: number;
  body: string;
}

/** What was thrown while an upload was served, as it goes out: nothing but closed codes. */
export function presentRefusal(error: unknown): UploadRefusal {
  const refusal = asAppError(error);
  const isTus = !(error instanceof AppError) && isTusError(error) && refusal.code !== 'unavailable';
  // Too large is 413 in tus, whatever the cause; a page does not try it again.
  const status_code = isTus ? error.status_code : refusal.code === 'documentRefused' ? 413 : refusal.status;
  return { status_code, body: JSON.stringify({ error: refusal.toBody() }) };
}

/** Whether the court's staff should hear of it: it is nobody's mistake but ours, or the disk's. */
export function isOurFault(error: unknown): boolean {
  return !(error instanceof AppError) && asAppError(error).code === 'unavailable';
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  // What neither we nor tus refused failed in the place where the bytes lie: full, or away.
  if (!isTusError(error) || error.body === ERRORS.FILE_WRITE_ERROR.body) return new AppError('unavailable', { what: 'storage' });
  switch (error.status_code) {
    case 404:
    case 410:
      return new AppError('notFound', { what: 'upload' });
    case 409:
      return new AppError('conflict', { what: 'upload' });
    case 413:
      return new AppError('documentRefused', { cause: 'tooLarge' });
    default:
      return error.status_code < 500 ? new AppError('badRequest') : new AppError('unavailable', { what: 'upload' });
  }
}

function isTusError(error: unknown): error is UploadRefusal {
  return typeof error === 'object' && error !== null && 'status_code' in error && typeof error.status_code === 'number';
}
