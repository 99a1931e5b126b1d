/** The first wait before something is tried again, and the longest that it grows to, ms. */
export interface RetryWaits {
  firstMs: number;
  lastMs: number;
}

/** How long to wait after so many failures in a row before this one (0: it is the first), ms: twice as long each time. */
export function retryWait(failuresBefore: number, { firstMs, lastMs }: RetryWaits): number {
  return Math.min(lastMs, firstMs * 2 ** failuresBefore);
}
