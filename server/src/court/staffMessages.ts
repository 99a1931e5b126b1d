import type { StaffMessage } from '@assize/contracts/court/signalling';
import type { DbOrTransaction } from '../platform/db.ts';

const shownMessages = 200;

/** Keeps words between the court's own people; the same id twice is one message. */
export async function keepStaffMessage(db: DbOrTransaction, hearingId: string, message: Omit<StaffMessage, 'at'>): Promise<StaffMessage> {
  const { messageId: id, participantId, body } = message;
  await db
    .insertInto('staff_message')
    .values({ id, hearing_id: hearingId, participant_id: participantId, body })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { at } = await db.selectFrom('staff_message').select('at').where('id', '=', id).executeTakeFirstOrThrow();
  return { ...message, at: at.toISOString() };
}

/** The newest of a hearing, oldest first. */
export async function listStaffMessages(db: DbOrTransaction, hearingId: string): Promise<StaffMessage[]> {
  const rows = await db.selectFrom('staff_message').selectAll().where('hearing_id', '=', hearingId).orderBy('at', 'desc').limit(shownMessages).execute();
  return rows.toReversed().map((row) => ({ messageId: row.id, participantId: row.participant_id, body: row.body, at: row.at.toISOString() }));
}
