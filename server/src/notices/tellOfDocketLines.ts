import type { DocketEvent } from '@assize/contracts/docket/wire';
import { tellsApplicant } from '@assize/contracts/notices/docketTable';
import type { Message } from '../outbox/outbox.ts';

/** Left with what was appended to an application's log, in its transaction. */
export function tellOfDocketLines(applicationId: string, events: readonly DocketEvent[]): Message[] {
  const [first, last] = [events.at(0), events.at(-1)];
  if (!first || !last || !events.some((event) => tellsApplicant(event.type))) return [];
  return [{ topic: 'docket.notices', payload: { applicationId, fromSeq: first.seq, toSeq: last.seq } }];
}
