import { AppError } from '@assize/contracts/AppError';
import { isOpenToApplicant } from '@assize/contracts/docket/state';
import { findCaseViewer } from '../casefile/caseAccess.ts';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { readApplication } from './readApplication.ts';

/** Throws `notFound` for who may not see it, `notAllowed` for the court, `wrongApplicationState` while it is with the court. */
export async function assertMayChange(db: DbOrTransaction, caller: Pick<Caller, 'accountId'>, applicationId: string): Promise<void> {
  const viewer = await findCaseViewer(db, caller);
  await db.selectFrom('docket_application').select('id').where('id', '=', applicationId).forUpdate().execute();
  const { row, standing } = await readApplication(db, viewer, applicationId);
  if (standing !== 'applicant') throw new AppError('notAllowed');
  if (!isOpenToApplicant(row.state)) throw new AppError('wrongApplicationState', { cause: row.status === 'sent' ? 'awaitsDecision' : 'decided' });
}
