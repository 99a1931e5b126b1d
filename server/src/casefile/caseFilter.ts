import type { CaseRule } from '@assize/contracts/casefile/access';
import { type Expression, type ExpressionBuilder, type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
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

/** Within so many cases a search reads each by its id; of who sees more, what fits is found first, and then asked of each whether they see it. */
const usuallyFew = 2000;

/** The cases of such a subquery, where they are few. What is found is the same with any number. */
export async function findFewCases(db: Kysely<Database>, cases: RawBuilder<unknown>, fewCases = usuallyFew): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`select case_id as id from ${cases} allowed limit ${fewCases + 1}`.execute(db);
  return rows.length > fewCases ? undefined : rows.map((row) => row.id);
}

/**
 * Whether a case is in such a subquery, asked of each row that was found otherwise. The subquery is kept as a set then:
 * as a join, which it would be without `is true`, it is taken for far smaller than it is and gone through for each row.
 */
export function isAmong(caseId: RawBuilder<unknown>, cases: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`((${caseId} in ${cases}) is true)`;
}

/** The same where they may be few: see `findFewCases`. */
export function isWithin(caseId: RawBuilder<unknown>, few: readonly string[] | undefined, cases: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return few ? sql`${caseId} = any(${few}::uuid[])` : isAmong(caseId, cases);
}

function conditionOf({ relations, secrecy, kinds }: CaseRule): RawBuilder<unknown> {
  const ofKind = kinds === null ? sql`` : sql` and kind in (${sql.join(kinds)})`;
  return sql`(relation in (${sql.join(relations)}) and secrecy in (${sql.join(secrecy)})${ofKind})`;
}
