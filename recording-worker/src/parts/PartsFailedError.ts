import { ProductionError, readCause } from '../platform/ProductionError.ts';

/** A part failed as often as it was tried; the cause is the part's. */
export class PartsFailedError extends ProductionError {
  constructor(reason: string) {
    super(readCause(reason));
    this.name = 'PartsFailedError';
  }
}
