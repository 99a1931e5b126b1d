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

/** Any thrown value as one of the closed causes. */
export function asProductionError(error: unknown): ProductionError {
  if (error instanceof ProductionError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new ProductionError(code === 'ENOSPC' || code === 'EDQUOT' ? 'diskFull' : 'internal', { cause: error });
}
