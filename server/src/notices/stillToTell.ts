import { mayOnCase } from '@assize/contracts/casefile/access';
import { isStillSo } from '@assize/contracts/notices/docketTable';
import { isOpenCase, mayLeave } from '@assize/contracts/notices/tellingsOf';
import type { DispatchStatus, Tiding } from '@assize/contracts/notices/wire';
import type { Selectable } from 'kysely';
import { factsOf, findCaseViewer } from '../casefile/caseAccess.ts';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { tellAct } from './planDispatches.ts';

type Waiting = Pick<
  Selectable<Database['dispatch']>,
  'case_id' | 'application_id' | 'account_id' | 'channel' | 'tiding' | 'case_number' | 'path' | 'is_needed' | 'is_blind'
>;

/**
 * What waited for the morning, or for a server that was away, as it may be told now: the case may have become a secret,
 * the person may have left it, or wish no more to be told. Else the status with which it ends.
 */
export async function stillToTell(db: Db, waiting: Waiting, now: Date): Promise<{ tiding: Tiding; caseNumber: string | null } | DispatchStatus> {
  const { account_id: accountId, application_id: applicationId } = waiting;
  if (applicationId !== null && !(await isOfApplicationStill(db, applicationId, waiting.tiding))) return 'withdrawn';
  // An application becomes a case under its own id.
  const caseId = waiting.case_id ?? applicationId;
  const row = caseId === null ? undefined : await db.selectFrom('court_case').select('state').where('id', '=', caseId).executeTakeFirst();
  if (applicationId === null) {
    if (!row?.state) return 'withdrawn';
    const isTheirs = waiting.is_blind || mayOnCase(await findCaseViewer(db, { accountId }), tellAct(waiting.path), factsOf(row.state, now));
    if (!isTheirs) return 'withdrawn';
  }
  if (row?.state && !mayLeave(row.state)) return 'withdrawn';
  if (!waiting.is_needed) {
    const wishes = await db.selectFrom('contact').select(['wishes_email', 'wishes_sms']).where('account_id', '=', accountId).executeTakeFirst();
    if (!(waiting.channel === 'email' ? wishes?.wishes_email : wishes?.wishes_sms)) return 'notWished';
  }
  return !row?.state || isOpenCase(row.state) ? { tiding: waiting.tiding, caseNumber: waiting.case_number } : { tiding: 'news', caseNumber: null };
}

async function isOfApplicationStill(db: Db, applicationId: string, tiding: Tiding): Promise<boolean> {
  const row = await db.selectFrom('docket_application').select(['status', 'warned_at as warnedAt']).where('id', '=', applicationId).executeTakeFirst();
  return row !== undefined && isStillSo(row, tiding);
}
