import { AppError } from '@assize/contracts/AppError';
import { isOpenToApplicant } from '@assize/contracts/docket/state';
import type { Transaction } from 'kysely';
import { findCaseViewer } from '../casefile/caseAccess.ts';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { type ApplicationForViewer, readApplication } from './readApplication.ts';

type ByAccount = Pick<Caller, 'accountId'>;

/** Throws `notFound` for who may not see it, `notAllowed` for the court, `wrongApplicationState` while it is with the court. */
export async function assertMayChange(db: DbOrTransaction, caller: ByAccount, applicationId: string): Promise<void> {
  assertApplicants(await readApplication(db, await findCaseViewer(db, caller), applicationId));
}

/** The application that its applicant may change, as it is until the transaction is over. Throws as `assertMayChange` does. */
export async function lockForChange(transaction: Transaction<Database>, caller: ByAccount, applicationId: string): Promise<ApplicationForViewer['row']> {
  const viewer = await findCaseViewer(transaction, caller);
  const found = await readApplication(transaction, viewer, applicationId, { isLocked: true });
  assertApplicants(found);
  return found.row;
}

/** What a change of a draft sets beside: it is kept as long as from the first day, and is told anew before it goes. */
export function changedNow(): { changed_at: Date; warned_at: null } {
  return { changed_at: new Date(), warned_at: null };
}

function assertApplicants({ row, standing }: ApplicationForViewer): void {
  if (standing !== 'applicant') throw new AppError('notAllowed');
  if (!isOpenToApplicant(row.state)) throw new AppError('wrongApplicationState', { cause: row.status === 'sent' ? 'awaitsDecision' : 'decided' });
}
