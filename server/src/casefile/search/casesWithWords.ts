import type { CaseRule, CaseViewer } from '@assize/contracts/casefile/access';
import { nameKeysOf, typedName } from '@assize/contracts/casefile/search/nameKeys';
import { comparedTextOf, piecesOfWord } from '@assize/contracts/casefile/search/searchKeys';
import { nameRulesFor } from '@assize/contracts/casefile/sharing/people';
import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import { casesFor, isAmong } from '../caseFilter.ts';

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
export function casesWithWords(asking: Asking, typed: readonly string[], isBySound: boolean): Expression<SqlBool> {
  const found = typed.map((word) => sql`(${findWord(asking, word, isBySound)})`);
  return sql<SqlBool>`court_case.id = any(array(${sql.join(found, sql` intersect `)}))`;
}

function findWord({ viewer, rules, few, now }: Asking, typed: string, isBySound: boolean): RawBuilder<unknown> {
  const word = comparedTextOf(typed);
  const { seen, kept, masked } = nameRulesFor(viewer);
  const among = (id: string, by: readonly CaseRule[]): RawBuilder<SqlBool> => isAmong(sql.ref(id), casesFor(by, now));
  const isFew = (id: string): RawBuilder<SqlBool> => (few ? sql`${sql.ref(id)} = any(${few}::uuid[])` : sql`true`);
  return sql`select id from court_case one
      where ${isFew('id')} and ${holds(sql.ref('found_keys'), sql.ref('found_text'), word)} and ${few ? sql`true` : among('id', rules)}
    union all select case_id from case_name
      where ${isFew('case_id')} and (${nameCondition(typed, isBySound)}) and ${among('case_id', seen)}
        and (not is_kept or ${among('case_id', kept)}) and (not is_masked or ${among('case_id', masked)})`;
}

const like = (word: string): string => word.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** From its beginning or within, by its pieces. Where rows are read for it, the text is compared first: keys lie beside the row. Text is compared as it is kept: folded. */
function holds(keys: RawBuilder<unknown>, text: RawBuilder<unknown>, word: string, isFromBeginning = false): RawBuilder<unknown> {
  return sql`${text} like ${`${isFromBeginning ? '' : '%'}${like(word)}%`} and ${keys} @> ${piecesOfWord(word)}::integer[]`;
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
