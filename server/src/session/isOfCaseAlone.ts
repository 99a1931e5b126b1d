import type { DbOrTransaction } from '../platform/db.ts';

/**
 * Whether an account is nothing but of this one case, or of the application under its id. A link of anybody else's would
 * open all that is theirs: their other cases and applications, their clients', an agency's.
 */
export async function isOfCaseAlone(db: DbOrTransaction, accountId: string, caseId: string): Promise<boolean> {
  const staff = db.selectFrom('agency_staff').select('account_id').where('account_id', '=', accountId);
  const cases = db.selectFrom('case_relation').select('account_id').where('account_id', '=', accountId).where('case_id', '!=', caseId);
  const applications = db.selectFrom('docket_application').select('id').where('account_id', '=', accountId).where('id', '!=', caseId);
  const hearings = db
    .selectFrom('participant')
    .innerJoin('hearing', 'hearing.id', 'participant.hearing_id')
    .select('participant.id')
    .where('participant.account_id', '=', accountId)
    .where('hearing.case_id', '!=', caseId);
  const found = await db
    .selectFrom('account')
    .select('id')
    .where('id', '=', accountId)
    .where('is_admin', '=', false)
    .where((eb) => eb.and([staff, cases, applications, hearings].map((more) => eb.not(eb.exists(more)))))
    .executeTakeFirst();
  return found !== undefined;
}
