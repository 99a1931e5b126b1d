import { AppError } from '@assize/contracts/AppError';
import type { DbOrTransaction } from '../platform/db.ts';
import { listHearingsOf } from '../session/findParticipant.ts';
import type { Caller } from '../platform/verifyAccess.ts';

/** How much of a case someone may see: `staff` all, `participant` the dates of their own hearings. */
export type CaseAccess = 'staff' | 'participant';

/** Throws notFound for whoever has nothing to do with the case: not even its existence is told. */
export async function assertCaseAccess(db: DbOrTransaction, caller: Caller, caseId: string): Promise<CaseAccess> {
  const found = await db.selectFrom('court_case').select('id').where('id', '=', caseId).executeTakeFirst();
  if (!found) throw new AppError('notFound', { what: 'case' });
  if (caller.isAdmin) return 'staff';
  const mine = (await listHearingsOf(db, caller.accountId)).filter((one) => one.caseId === caseId);
  if (mine.length === 0) throw new AppError('notFound', { what: 'case' });
  return mine.some((one) => one.isCourtStaff) ? 'staff' : 'participant';
}

/** For what only the court's own people of this hearing's case may see; participants are told so, others nothing. */
export async function assertHearingStaff(db: DbOrTransaction, caller: Caller, hearingId: string): Promise<{ caseId: string }> {
  const row = await db.selectFrom('hearing').select('case_id').where('id', '=', hearingId).executeTakeFirst();
  if (!row) throw new AppError('notFound', { what: 'hearing' });
  const access = await assertCaseAccess(db, caller, row.case_id).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'notFound' ? new AppError('notFound', { what: 'hearing' }) : error;
  });
  if (access !== 'staff') throw new AppError('notAllowed');
  return { caseId: row.case_id };
}

export function assertAdmin(caller: Caller): void {
  if (!caller.isAdmin) throw new AppError('notAllowed');
}
