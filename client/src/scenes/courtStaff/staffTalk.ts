import type { StaffMessage } from '@assize/contracts/court/signalling';

/** A message as it is shown: `kept` by the court, or one's own that is on its way or did not get there. */
export interface StaffWord extends Omit<StaffMessage, 'at'> {
  at: string | undefined;
  status: 'kept' | 'sending' | 'failed';
}

/** With what the court keeps, each once: kept ones in the order of their times, then one's own that are not kept yet. */
export function withKept(words: readonly StaffWord[], kept: readonly StaffMessage[]): StaffWord[] {
  const byId = new Map<string, StaffWord>(words.map((one) => [one.messageId, one]));
  for (const one of kept) byId.set(one.messageId, { ...one, status: 'kept' });
  return [...byId.values()].toSorted((a, b) => ((a.at ?? '9') < (b.at ?? '9') ? -1 : a.at === b.at ? 0 : 1));
}

/** How many others wrote after one last looked. */
export function unreadBy(words: readonly StaffWord[], meId: string, seenIds: ReadonlySet<string>): number {
  return words.filter((one) => one.status === 'kept' && one.participantId !== meId && !seenIds.has(one.messageId)).length;
}
