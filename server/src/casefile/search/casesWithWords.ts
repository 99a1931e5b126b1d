import type { CaseRule, CaseViewer } from '@assize/contracts/casefile/access';
import { nameKeysOf, typedName } from '@assize/contracts/casefile/search/nameKeys';
import { comparedTextOf, piecesOfWord } from '@assize/contracts/casefile/search/searchKeys';
import { nameRulesFor } from '@assize/contracts/casefile/sharing/people';
import { type Expression, type Kysely, type RawBuilder, type SelectQueryBuilder, sql, type SqlBool } from 'kysely';
import type { Database } from '../../platform/schema.ts';
import { casesFor, isAmong, isWithin } from '../caseFilter.ts';

/** Who asks, and which cases they see: nothing else is looked for. */
interface Asking {
  viewer: CaseViewer;
  rules: readonly CaseRule[];
  /** The ids of these cases, where they are few. */
  few: readonly string[] | undefined;
  now: Date;
}

/**
 * Cases with all of the words: each in number, title or cause, or in the name of somebody whom the viewer may know by name.
 * They are found once and then read by their ids: planned as a part of what surrounds it, the search was done anew for each case.
 */
export function casesWithWords(asking: Asking, words: readonly string[], isBySound: boolean): Expression<SqlBool> {
  const { rules, few, now } = asking;
  const isSeen = isWithin(sql.ref('id'), few, casesFor(rules, now));
  const found = words.map((word) => {
    const stands = holds(sql.ref('found_keys'), sql.ref('found_text'), comparedTextOf(word));
    return sql`(select id from court_case one where ${stands} and ${isSeen} union all ${casesWithName(asking, word, isBySound)})`;
  });
  return sql<SqlBool>`court_case.id = any(array(${sql.join(found, sql` intersect `)}))`;
}

/** The same of one word, asked of each case that was found otherwise. */
export function hasWord(asking: Asking, word: string, isBySound: boolean): Expression<SqlBool> {
  const named = isAmong(sql.ref('court_case.id'), sql`(${casesWithName(asking, word, isBySound)})`);
  return sql<SqlBool>`(${standsIn(sql.ref('found_text'), comparedTextOf(word))} or ${named})`;
}

type List = SelectQueryBuilder<Database, 'court_case', unknown>;

/** So many cases from the beginning of a list are looked at, to learn which words stand in at least this part of them. */
const sampled = 600;
const commonPart = 0.2;

/** Words that lead to a great part of a list. To find the cases of such a word takes far longer than to ask it of the first ones. */
export async function findCommonWords(db: Kysely<Database>, list: List, words: readonly string[]): Promise<string[]> {
  const counts = words.map((word) => sql`count(*) filter (where ${standsIn(sql.ref('found_text'), comparedTextOf(word))})::integer`);
  const first = list.select('found_text').limit(sampled).as('first');
  const row = await db
    .selectFrom(first)
    .select(sql<number[]>`array[${sql.join(counts)}]`.as('counts'))
    .executeTakeFirst();
  return words.filter((_, index) => (row?.counts[index] ?? 0) >= sampled * commonPart);
}

function casesWithName({ viewer, few, now }: Asking, typed: string, isBySound: boolean): RawBuilder<unknown> {
  const { seen, kept, masked } = nameRulesFor(viewer);
  const among = (by: readonly CaseRule[]): RawBuilder<SqlBool> => isAmong(sql.ref('case_id'), casesFor(by, now));
  const isSeen = few ? sql`case_id = any(${few}::uuid[]) and ${among(seen)}` : among(seen);
  return sql`select case_id from case_name
    where ${isSeen} and (${nameCondition(typed, isBySound)}) and (not is_kept or ${among(kept)}) and (not is_masked or ${among(masked)})`;
}

const like = (word: string): string => word.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** Text is compared as it is kept: folded. */
function standsIn(text: RawBuilder<unknown>, word: string, isFromBeginning = false): RawBuilder<unknown> {
  return sql`${text} like ${`${isFromBeginning ? '' : '%'}${like(word)}%`}`;
}

/** The same by its pieces. Where rows are read for it, the text is compared first: keys lie beside the row. */
function holds(keys: RawBuilder<unknown>, text: RawBuilder<unknown>, word: string, isFromBeginning = false): RawBuilder<unknown> {
  return sql`${standsIn(text, word, isFromBeginning)} and ${keys} @> ${piecesOfWord(word)}::integer[]`;
}

/** A name as it is written, whole or in part, a single character only as its first; by its pinyin from the beginning, or by its initials. */
function nameCondition(typed: string, isBySound: boolean): RawBuilder<unknown> {
  const name = typedName(typed);
  if (name === '') return sql`false`;
  const isPinyin = /^[a-z]{2,}$/.test(name);
  const begins = (column: string, word: string): RawBuilder<unknown> => sql`${sql.ref(column)} like ${`${like(word)}%`}`;
  const ways = [
    holds(sql.ref('keys'), sql.ref('name'), name, name.length === 1),
    ...(isPinyin ? [begins('pinyin', name), begins('initials', name)] : []),
    ...(isBySound && !isPinyin ? [begins('pinyin', nameKeysOf(name).pinyin)] : []),
  ];
  return sql.join(ways, sql` or `);
}
