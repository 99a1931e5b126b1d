import type { TraitKind } from '@assize/contracts/casefile/traits/wire';
import type { CaseFileKind } from '@assize/contracts/casefile/kinds';
import type { AskedCases } from '@assize/contracts/casefile/sharing/lookups';
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Database } from '../../platform/schema.ts';

export type Condition<T extends keyof Database> = (eb: ExpressionBuilder<Database, T>) => Expression<SqlBool>;
export type WantedTrait = { kind: TraitKind; normalForm: string };

/** Cases of these kinds that fit all that is asked, and of the traits any one; whoever may be told of them is another matter. */
export function fittingCases(asked: AskedCases, wanted: readonly WantedTrait[], kinds: readonly CaseFileKind[]): Condition<'court_case'> {
  const { manner, place, fromOn, toOn } = asked;
  const isCircumstanced = manner !== '' || place !== '' || fromOn !== null || toOn !== null;
  return (eb) => {
    const withTrait = eb.selectFrom('case_trait').select('case_trait.case_id').where(isWanted(wanted));
    const inCircumstances = eb.selectFrom('case_circumstance').select('case_circumstance.case_id').where(isDoneSo(asked));
    return eb.and([
      eb('court_case.state', 'is not', null),
      eb('court_case.kind', 'in', kinds),
      ...(wanted.length === 0 ? [] : [eb('court_case.id', 'in', withTrait)]),
      ...(isCircumstanced ? [eb('court_case.id', 'in', inCircumstances)] : []),
    ]);
  };
}

/** A trait fits as a whole and never in part. */
export function isWanted(wanted: readonly WantedTrait[]): Condition<'case_trait'> {
  return (eb) => eb.or(wanted.map(({ kind, normalForm }) => eb.and([eb('kind', '=', kind), eb('normal_form', '=', normalForm)])));
}

function isDoneSo({ manner, place, fromOn, toOn }: AskedCases): Condition<'case_circumstance'> {
  return (eb) =>
    eb.and([
      ...wordsOf(manner).map((like) => eb('manner', 'ilike', like)),
      ...wordsOf(place).map((like) => eb('place', 'ilike', like)),
      // Two spans meet where neither ends before the other begins; a case with one day has it as both.
      ...(fromOn === null ? [] : [eb(eb.fn.coalesce('to_on', 'from_on'), '>=', fromOn)]),
      ...(toOn === null ? [] : [eb(eb.fn.coalesce('from_on', 'to_on'), '<=', toOn)]),
    ]);
}

const wordsOf = (text: string): string[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
