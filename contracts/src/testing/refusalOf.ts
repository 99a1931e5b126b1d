import { AppError, type ErrorBody } from '../AppError.ts';

/** What something is refused with; undefined when it is not. */
export function refusalOf(act: () => unknown): ErrorBody | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.toBody();
    throw error;
  }
}
