import { courtLocalToInstant } from '../../../i18n/courtLocalTime.ts';

export type ContinuationFault = 'incomplete' | 'past';

/**
 * What a `datetime-local` field says of the day on which the hearing goes on. An empty field leaves it open;
 * half a date does not (the browser gives it as empty and bad).
 */
export function readContinuation(local: string, isBad: boolean, nowMs: number): { continuesAt: string | null } | { fault: ContinuationFault } {
  if (local === '') return isBad ? { fault: 'incomplete' } : { continuesAt: null };
  const continuesAt = courtLocalToInstant(local);
  if (continuesAt === '') return { fault: 'incomplete' };
  return Date.parse(continuesAt) <= nowMs ? { fault: 'past' } : { continuesAt };
}
