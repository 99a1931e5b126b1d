import type { CaseRule } from '@assize/contracts/casefile/access';
import { type Expression, type ExpressionBuilder, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Database } from '../platform/schema.ts';

/**
 * The rules of access as a condition on `court_case`: the same as `fits`, for lists, counts and search, so that they say
 * nothing of a case that its page would refuse. No rules: nothing.
 */
export function caseFilter(rules: readonly CaseRule[], now: Date): (eb: ExpressionBuilder<Database, 'court_case'>) => Expression<SqlBool> {
  return () => sql<SqlBool>`court_case.id in ${casesFor(rules, now)}`;
}

/** The ids of the cases that the rules allow, as a subquery: one branch an agency or person, each read by its index alone. */
export function casesFor(rules: readonly CaseRule[], now: Date): RawBuilder<unknown> {
  const usable = rules.filter((rule) => rule.relations.length > 0 && rule.secrecy.length > 0);
  const branches = Map.groupBy(usable, ({ by }) => ('agencyId' in by ? by.agencyId : by.accountId));
  if (branches.size === 0) return sql`(select case_id from case_relation where false)`;
  return sql`(${sql.join(
    [...branches].map(([id, ofOne]) => {
      const holder = ofOne.some(({ by }) => 'agencyId' in by) ? sql`agency_id` : sql`account_id`;
      return sql`select case_id from case_relation where ${holder} = ${id}::uuid and (until_at is null or until_at > ${now})
        and (${sql.join(ofOne.map(conditionOf), sql` or `)})`;
    }),
    sql` union all `,
  )})`;
}

function conditionOf({ relations, secrecy, kinds }: CaseRule): RawBuilder<unknown> {
  const ofKind = kinds === null ? sql`` : sql` and kind in (${sql.join(kinds)})`;
  return sql`(relation in (${sql.join(relations)}) and secrecy in (${sql.join(secrecy)})${ofKind})`;
}
