import type { CaseEvent } from '@assize/contracts/casefile/events';
import { tells } from '@assize/contracts/notices/tellingsOf';
import type { Message } from '../outbox/outbox.ts';

/** Left with what was appended, in its transaction: whom to tell is found out afterwards, and does not hold up the act. */
export function tellOfLines(caseId: string, events: readonly CaseEvent[]): Message[] {
  const [first, last] = [events.at(0), events.at(-1)];
  if (!first || !last || !events.some((event) => tells(event.type))) return [];
  return [{ topic: 'case.notices', payload: { caseId, fromSeq: first.seq, toSeq: last.seq } }];
}
