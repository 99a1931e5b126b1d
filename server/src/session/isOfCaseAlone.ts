import type { DbOrTransaction } from '../platform/db.ts';

/**
 * Whether an account is nothing but of this one case, or of the application under its id. A link of anybody else's would
 * open all that is theirs: their other cases and applications, their clients', an agency's.
 */
export async function isOfCaseAlone(db: DbOrTransaction, accountId: string, caseId: string): Promise<boolean> {
  const found = await db
    .selectFrom('account')
    .select('account.id')
    .where('account.id', '=', accountId)
    .where('account.is_admin', '=', false)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('agency_staff').select('agency_staff.account_id').where('agency_staff.account_id', '=', accountId))))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('case_relation')
            .select('case_relation.account_id')
            .where('case_relation.account_id', '=', accountId)
            .where('case_relation.case_id', '!=', caseId),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('docket_application')
            .select('docket_application.id')
            .where('docket_application.account_id', '=', accountId)
            .where('docket_application.id', '!=', caseId),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('participant')
            .innerJoin('hearing', 'hearing.id', 'participant.hearing_id')
            .select('participant.id')
            .where('participant.account_id', '=', accountId)
            .where('hearing.case_id', '!=', caseId),
        ),
      ),
    )
    .executeTakeFirst();
  return found !== undefined;
}
