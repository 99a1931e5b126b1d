import { setTimeout as wait } from 'node:timers/promises';
import { retryWait } from './retryWait.ts';

/** Asks again, ever more seldom, until there is an answer. Rejects as the last asking did when it is ending. */
export async function untilAnswered<T>(ask: () => Promise<T>, isEnding: () => boolean): Promise<T> {
  for (let failures = 0; ; failures++)
    try {
      return await ask();
    } catch (error) {
      if (isEnding()) throw error;
      await wait(retryWait(failures, { firstMs: 50, lastMs: 2000 }), undefined, { ref: false });
    }
}
