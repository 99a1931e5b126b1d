import { courtRoles } from '@assize/contracts/hearing/roles';
import type { DbOrTransaction } from '../platform/db.ts';

/** The participant that an account is in a hearing. */
export async function findParticipant(db: DbOrTransaction, accountId: string, hearingId: string): Promise<string | undefined> {
  const row = await db.selectFrom('participant').select('id').where('account_id', '=', accountId).where('hearing_id', '=', hearingId).executeTakeFirst();
  return row?.id;
}

/** Who an account is in these hearings: participants by hearing. */
export async function findSeats(db: DbOrTransaction, accountId: string, hearingIds: readonly string[]): Promise<Map<string, string>> {
  if (hearingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('participant')
    .select(['id', 'hearing_id as hearingId'])
    .where('account_id', '=', accountId)
    .where('hearing_id', 'in', hearingIds)
    .execute();
  return new Map(rows.map((row) => [row.hearingId, row.id]));
}

export interface HearingOfAccount {
  hearingId: string;
  caseId: string;
  participantId: string;
  isCourtStaff: boolean;
}

/** Every hearing an account takes part in, newest first, and whether as one of the court's own people. */
export async function listHearingsOf(db: DbOrTransaction, accountId: string): Promise<HearingOfAccount[]> {
  const rows = await db
    .selectFrom('participant')
    .innerJoin('hearing', 'hearing.id', 'participant.hearing_id')
    .select(['participant.id as participantId', 'hearing.id as hearingId', 'hearing.case_id as caseId', 'hearing.state'])
    .where('participant.account_id', '=', accountId)
    .orderBy('hearing.scheduled_at', 'desc')
    .execute();
  return rows.map(({ state, ...row }) => {
    const role = state.participants[row.participantId]?.role;
    return { ...row, isCourtStaff: role !== undefined && courtRoles.includes(role) };
  });
}
