import { AppError } from '@assize/contracts/AppError';
import type { StaffMessage } from '@assize/contracts/court/signalling';
import type { Selectable } from 'kysely';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

const shownMessages = 200;

function present(row: Selectable<Database['staff_message']>): StaffMessage {
  return { messageId: row.id, participantId: row.participant_id, body: row.body, at: row.at.toISOString() };
}

/** Keeps words between the court's own people. The same message again is the one that is kept; another under its id is refused. */
export async function keepStaffMessage(db: DbOrTransaction, hearingId: string, message: Omit<StaffMessage, 'at'>): Promise<StaffMessage> {
  const { messageId: id, participantId, body } = message;
  await db
    .insertInto('staff_message')
    .values({ id, hearing_id: hearingId, participant_id: participantId, body })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await db.selectFrom('staff_message').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (kept.hearing_id !== hearingId || kept.participant_id !== participantId || kept.body !== body) throw new AppError('keyReused');
  return present(kept);
}

/** The newest of a hearing, oldest first. */
export async function listStaffMessages(db: DbOrTransaction, hearingId: string): Promise<StaffMessage[]> {
  const rows = await db.selectFrom('staff_message').selectAll().where('hearing_id', '=', hearingId).orderBy('at', 'desc').limit(shownMessages).execute();
  return rows.toReversed().map(present);
}
