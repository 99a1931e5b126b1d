import type { CaseEvent } from '@assize/contracts/casefile/events';
import { findReading } from '@assize/contracts/casefile/reading/rules';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { Message } from '../../outbox/outbox.ts';

/** Whoever's reading was ended is told at once, wherever they have it open. */
export function tellOfReading(state: CaseState, events: readonly CaseEvent[]): Message[] {
  return events.flatMap((event): Message[] => {
    const reading = event.type === 'reading.ended' ? findReading(state, event.payload.readingId) : undefined;
    return reading ? [{ topic: 'case.readingEnded', payload: { caseId: state.caseId, accountId: reading.accountId } }] : [];
  });
}
