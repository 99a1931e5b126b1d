import { setTimeout as wait } from 'node:timers/promises';
import { retryWait } from './retryWait.ts';

export interface Asking {
  isEnding: () => boolean;
  /** Each time that there was no answer. */
  onError: (error: Error) => void;
}

/** Asks again, ever more seldom, until there is an answer. Rejects as the last asking did when it is ending. */
export async function untilAnswered<T>(ask: () => Promise<T>, { isEnding, onError }: Asking): Promise<T> {
  for (let failures = 0; ; failures++)
    try {
      return await ask();
    } catch (error) {
      if (isEnding()) throw error;
      onError(error as Error);
      await wait(retryWait(failures, { firstMs: 50, lastMs: 2000 }), undefined, { ref: false });
    }
}
