import type { CaseViewer } from '@assize/contracts/casefile/access';
import { nameKeysOf, typedName } from '@assize/contracts/casefile/search/nameKeys';
import { comparedTextOf, keysOfWord } from '@assize/contracts/casefile/search/searchKeys';
import { nameRulesFor } from '@assize/contracts/casefile/sharing/people';
import { type Expression, type RawBuilder, sql, type SqlBool } from 'kysely';
import { casesFor } from '../caseFilter.ts';

/**
 * Cases with all of the words: each in number, title or cause, or in the name of somebody whom the viewer may know by name.
 * They are found once and then read by their ids: planned as a part of what surrounds it, the search was done anew for each case.
 */
export function casesWithWords(viewer: CaseViewer, typed: readonly string[], isBySound: boolean, now: Date): Expression<SqlBool> {
  const found = typed.map((word) => sql`(${findWord(viewer, word, isBySound, now)})`);
  return sql<SqlBool>`court_case.id = any(array(${sql.join(found, sql` intersect `)}))`;
}

function findWord(viewer: CaseViewer, typed: string, isBySound: boolean, now: Date): RawBuilder<unknown> {
  const word = comparedTextOf(typed);
  const named = nameCondition(typed, isBySound);
  const { seen, kept, masked } = nameRulesFor(viewer);
  return sql`select id from court_case one where ${holds(sql.ref('one.found_keys'), sql.ref('one.found_text'), word)}
    union all select case_id from case_name where (${named}) and case_id in ${casesFor(seen, now)}
      and (not is_kept or case_id in ${casesFor(kept, now)}) and (not is_masked or case_id in ${casesFor(masked, now)})`;
}

const like = (word: string): string => word.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** By its keys, where it has any. Where all rows are read for it, the text is compared first: keys lie beside the row. Text is compared as it is kept: folded. */
function holds(keys: RawBuilder<unknown>, text: RawBuilder<unknown>, word: string): RawBuilder<unknown> {
  const wanted = keysOfWord(word);
  const within = sql`${text} like ${`%${like(word)}%`}`;
  return wanted.length === 0 ? within : sql`${within} and ${keys} @> ${wanted}::integer[]`;
}

/** A name as it is written, from its beginning or within; by its pinyin from the beginning, or by its initials. */
function nameCondition(typed: string, isBySound: boolean): RawBuilder<unknown> {
  const name = typedName(typed);
  if (name === '') return sql`false`;
  const isPinyin = /^[a-z]{2,}$/.test(name);
  const begins = (column: string, word: string): RawBuilder<unknown> => sql`${sql.ref(column)} like ${`${like(word)}%`}`;
  const ways = [
    begins('name', name),
    ...(keysOfWord(name).length === 0 ? [] : [holds(sql.ref('keys'), sql.ref('name'), name)]),
    ...(isPinyin ? [begins('pinyin', name), begins('initials', name)] : []),
    ...(isBySound && !isPinyin ? [begins('pinyin', nameKeysOf(name).pinyin)] : []),
  ];
  return sql.join(ways, sql` or `);
}
