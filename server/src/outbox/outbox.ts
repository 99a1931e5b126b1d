import { z } from 'zod';
import type { DbOrTransaction } from '../platform/db.ts';
import { json } from '../platform/db.ts';

const hearing = z.strictObject({ hearingId: z.uuid() });
/** What is told to others after a commit, by topic. Handlers may be called more than once for one row. */
export const topics = {
  /** Events from `fromSeq` to `toSeq` to everyone in the hearing. */
  'court.events': hearing.extend({ fromSeq: z.int(), toSeq: z.int() }),
  /** The table of grants as of `seq`, and the mark of it in the journal, to the hearing's sfu node. */
  'sfu.grants': hearing.extend({ seq: z.int(), at: z.string() }),
  'sfu.stopRecording': hearing.extend({ recordingId: z.uuid(), cause: z.enum(['recess', 'suspended', 'interrupted']) }),
  /** The recorder goes on: asked once more after the act, for a stop of before may have come in between. */
  'sfu.goOnRecording': hearing.extend({ recordingId: z.uuid() }),
  /** The hearing has ended: stop the recorder, then order production from what it captured. */
  'recording.produce': hearing.extend({ recordingId: z.uuid() }),
  /** A trial of the recorder was asked for and everybody is being told. */
  'rehearsal.make': hearing.extend({ rehearsalId: z.uuid(), byId: z.uuid() }),
  /** Its recording is made: what follows for the record of the hearing. */
  'recording.sealed': hearing.extend({ recordingId: z.uuid() }),
  /** Adjourned to a day that is known: the next sitting is set down. */
  'hearing.continue': hearing,
  /** Lines of a case's log of which somebody is to hear outside of their page. */
  'case.notices': z.strictObject({ caseId: z.uuid(), fromSeq: z.int(), toSeq: z.int() }),
  /** Lines of an application's log of which its applicant is to hear outside of their page. */
  'docket.notices': z.strictObject({ applicationId: z.uuid(), fromSeq: z.int(), toSeq: z.int() }),
  /** A lawyer's reading of a case was ended: pages of it that are open go. */
  'case.readingEnded': z.strictObject({ caseId: z.uuid(), accountId: z.uuid() }),
} as const;
export type Topic = keyof typeof topics;
export type TopicPayload<T extends Topic> = z.infer<(typeof topics)[T]>;
export type Message = { [T in Topic]: { topic: T; payload: TopicPayload<T> } }[Topic];

/** Leaves messages to be told once the transaction they belong to has committed. */
export async function leaveMessages(transaction: DbOrTransaction, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  await transaction
    .insertInto('outbox')
    .values(messages.map(({ topic, payload }) => ({ topic, payload: json(payload) })))
    .execute();
}
