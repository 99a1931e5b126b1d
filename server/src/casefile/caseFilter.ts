import type { CaseRule } from '@assize/contracts/casefile/access';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Database } from '../platform/schema.ts';

/**
 * The rules of access as a condition on `court_case`: the same as `fits`, for lists, counts and search, so that they say
 * nothing of a case that its page would refuse. No rules: nothing.
 */
export function caseFilter(rules: readonly CaseRule[], now: Date): (eb: ExpressionBuilder<Database, 'court_case'>) => Expression<SqlBool> {
  return (eb) =>
    eb.or(
      rules.map(({ by, relations, kinds, secrecy }) => {
        const standing = eb
          .selectFrom('case_relation')
          .select('case_relation.case_id')
          .where('case_relation.relation', 'in', relations)
          .where((one) => one.or([one('case_relation.until_at', 'is', null), one('case_relation.until_at', '>', now)]));
        const mine =
          'agencyId' in by ? standing.where('case_relation.agency_id', '=', by.agencyId) : standing.where('case_relation.account_id', '=', by.accountId);
        return eb.and([
          eb('court_case.id', 'in', mine),
          eb('court_case.secrecy', 'in', secrecy),
          ...(kinds === null ? [] : [eb('court_case.kind', 'in', kinds)]),
        ]);
      }),
    );
}
