/** Closed list of why a step of production fails; the text a person reads comes from the client by this code. */
export const productionCauses = [
  /** No order, or one that is not readable. */
  'orderUnreadable',
  /** The hearing's log in the order does not fit its own chain. */
  'logBroken',
  /** A journal file that the order names is not in the store. */
  'journalMissing',
  /** A journal file does not fit its chain, its key or its recording anywhere, so that nothing can be made (damage beside what is whole is a gap). */
  'journalBroken',
  /** The journal's key does not open with the court's. */
  'journalKeyWrong',
  /** An earlier step's products are not there or not as they were made. */
  'productsMissing',
  /** Everything was ordered to be left out of a redacted copy. */
  'nothingLeft',
  /** No font with Chinese glyphs is installed. */
  'fontMissing',
  'ffmpegMissing',
  'ffmpegFailed',
  'diskFull',
  /** The object store does not answer; nothing is wrong with what is in it. */
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

/** Any thrown value as one of the closed causes. */
export function asProductionError(error: unknown): ProductionError {
  if (error instanceof ProductionError) return error;
  return new ProductionError(causeOf(error), { cause: error });
}

const fullCodes: readonly unknown[] = ['ENOSPC', 'EDQUOT'];
/** Of Node's sockets, and of an HTTP answer that was cut off. */
const awayCodes: readonly unknown[] = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_PREMATURE_CLOSE',
];

function causeOf(error: unknown): ProductionCause {
  if (!(error instanceof Error)) return 'internal';
  const code = 'code' in error ? error.code : undefined;
  if (fullCodes.includes(code)) return 'diskFull';
  return awayCodes.includes(code) || isAnsweredAway(error) ? 'storeAway' : 'internal';
}

/** An S3 server that is there and cannot serve: HTTP 5xx, as the SDK tells it; or one that said nothing in time. */
function isAnsweredAway(error: Error): boolean {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const status: unknown = typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined;
  return error.name === 'TimeoutError' || (typeof status === 'number' && status >= 500);
}

/** A cause as a job's failure names it; `internal` for any other text. */
export function readCause(text: string): ProductionCause {
  return productionCauses.find((cause) => cause === text) ?? 'internal';
}
