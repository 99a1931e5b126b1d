import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { emptyForm } from '@assize/contracts/docket/form';
import type { DbOrTransaction } from '../platform/db.ts';
import type { DocketLog } from './DocketLog.ts';

interface Asked {
  applicationId: string;
  courtId: string;
  by: { accountId: string; name: string };
  /** The account was made for this application just now. */
  isAccountNew: boolean;
}

/** Begins an application at a court that takes them online. Throws `notFound` for any other. */
export async function beginApplication(db: DbOrTransaction, docket: DocketLog, { applicationId, courtId, by, isAccountNew }: Asked): Promise<void> {
  const court = await db
    .selectFrom('docket_court')
    .innerJoin('agency', 'agency.id', 'docket_court.court_id')
    .select(['agency.id', 'agency.name', 'agency.is_demo as isDemo'])
    .where('agency.id', '=', courtId)
    .executeTakeFirst();
  if (!court) throw new AppError('notFound', { what: 'court' });
  const form = emptyForm({ plaintiffId: randomUUID(), defendantId: randomUUID() }, by.name);
  await docket.begin(db, { applicationId, court, actor: { ...by, as: 'applicant' }, form, isAccountNew });
}
