/** Closed list of why a step of production fails; the text a person reads comes from the client by this code. */
export const productionCauses = [
  /** No order, or one that is not readable. */
  'orderUnreadable',
  /** The hearing's log in the order does not fit its own chain. */
  'logBroken',
  /** A journal file that the order names is not in the store. */
  'journalMissing',
  /** A journal file does not fit its chain, its key or its recording (a torn tail is not this). */
  'journalBroken',
  /** An earlier step's products are not there or not as they were made. */
  'productsMissing',
  /** No font with Chinese glyphs is installed. */
  'fontMissing',
  'ffmpegMissing',
  'ffmpegFailed',
  'diskFull',
  /** The object store cannot be reached now. */
  'storeAway',
  /** The process was told to stop; the step goes on elsewhere. */
  'stopped',
  'internal',
] as const;
export type ProductionCause = (typeof productionCauses)[number];

/** What every step throws on purpose; its message is the cause, which BullMQ hands to the server. */
export class ProductionError extends Error {
  readonly productionCause: ProductionCause;

  constructor(cause: ProductionCause, options?: ErrorOptions) {
    super(cause, options);
    this.name = 'ProductionError';
    this.productionCause = cause;
  }
}

const unreachable: readonly unknown[] = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'EPIPE'];
/** Whether the other side of a connection was not there, or said that it cannot serve now (an S3 client's own words). */
function isAway(error: unknown, code: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode ?? 0;
  return unreachable.includes(code) || status >= 500 || (error instanceof Error && error.name === 'TimeoutError');
}

/** Any thrown value as one of the closed causes. */
export function asProductionError(error: unknown): ProductionError {
  if (error instanceof ProductionError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ProductionError('diskFull', { cause: error });
  return new ProductionError(isAway(error, code) ? 'storeAway' : 'internal', { cause: error });
}
