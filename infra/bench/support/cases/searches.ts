import { caseFileQuerySchema } from '@assize/contracts/casefile/fileViews';
import { comparedTextOf, keysOfWord, piecesOfWord, wordsOf } from '@assize/contracts/casefile/search/searchKeys';
import { foldText } from '@assize/contracts/casefile/search/foldText';
import { pagesInBlock, pagesOnPage } from '@assize/contracts/casefile/search/wire';
import type pg from 'pg';
import { findCaseViewer, type NamedViewer } from '../../../../server/src/casefile/caseAccess.ts';
import { listCaseFiles } from '../../../../server/src/casefile/listCaseFiles.ts';
import { findPages } from '../../../../server/src/casefile/search/findPages.ts';
import type { Db } from '../../../../server/src/platform/db.ts';
import { lawyerIdOf, staffIdOf } from './madeCases.ts';

export interface Search {
  who: string;
  what: 'cases' | 'pages';
  text: string;
  /** Each gives how much it found. */
  ours: () => Promise<number>;
  bare: () => Promise<number>;
}

/** From what stands in most files, or all, to what stands in none: terms of law alone and together, pieces of sentences, names, numbers. */
const pageWords = ['诈骗', '被告人', '投资平台', '未成年人', '环境 食品', '王伟', '张丽明', '138', '没有这个词语', '电信网络诈骗', '侦查 起诉 判决'];
const caseWords = ['', '诈骗', '王伟', '張麗', 'zhangli', 'zlm', '演3字第77', '没有这样的案件', '民间借贷 刘', '2026', '一案 王'];

/** Every search as each of these people, with the same on bare SQL where nobody asks who may. */
export async function makeSearches(db: Db, client: pg.Client, person: string): Promise<Search[]> {
  const accounts = {
    'head of the greatest court': staffIdOf('court', 0, 0),
    'desk of a middling procuratorate': staffIdOf('procuratorate', 20, 1),
    'handler of the greatest court': staffIdOf('court', 0, 5),
    'head of a small police bureau': staffIdOf('police', 39, 0),
    lawyer: lawyerIdOf(3),
    'party of one case': person,
  };
  const searches: Search[] = [];
  for (const [who, accountId] of Object.entries(accounts)) {
    const viewer: NamedViewer = await findCaseViewer(db, { accountId });
    for (const text of caseWords)
      searches.push({
        ...{ who, what: 'cases', text },
        ours: async () => (await listCaseFiles(db, viewer, caseFileQuerySchema.parse({ text }))).cases.length,
        bare: () => bareCases(client, text),
      });
    for (const text of pageWords)
      searches.push({
        ...{ who, what: 'pages', text },
        ours: async () => (await findPages(db, viewer, { text, after: null }, { now: new Date(), timeZone: 'Asia/Shanghai' })).found.length,
        bare: () => barePages(client, text),
      });
  }
  return searches;
}

/** The first page of the list with these words, of all cases there are. */
async function bareCases(client: pg.Client, text: string): Promise<number> {
  const words = text.split(/\s+/).filter(Boolean);
  const values: unknown[] = [];
  const value = (one: unknown): string => `$${String(values.push(one))}`;
  const conditions = words.map((typed) => {
    const word = comparedTextOf(typed);
    const pieces = `${value(piecesOfWord(word))}::integer[]`;
    const named = `keys @> ${pieces}` + (/^[a-z]+$/.test(word) ? ` or pinyin like ${value(`${word}%`)} or initials like ${value(`${word}%`)}` : '');
    return `and id in (select id from court_case where found_keys @> ${pieces} union all select case_id from case_name where ${named})`;
  });
  const { rows } = await client.query(
    `select id, case_number, title from court_case where state is not null ${conditions.join(' ')}
     order by coalesce(deadline_on, '9999-12-31'), case_number limit 51`,
    values,
  );
  return Math.min(rows.length, 50);
}

/** Of all pages there are, the first on which the words stand. */
async function barePages(client: pg.Client, text: string): Promise<number> {
  const words = wordsOf(text);
  const keys = [...new Set(words.flatMap(keysOfWord))];
  const { rows } = await client.query<{ text: string }>(
    `select one.text from (select * from case_text_block where keys @> $1::integer[] order by filed_at desc, case_id, document_id, block limit 40) block
     join case_page_text one on one.case_id = block.case_id and one.document_id = block.document_id and one.version = block.version
       and one.page > block.block * ${String(pagesInBlock)} and one.page <= (block.block + 1) * ${String(pagesInBlock)}
     order by block.filed_at desc, block.case_id, block.document_id, one.page`,
    [keys],
  );
  return Math.min(rows.filter((row) => words.every((word) => foldText(row.text).includes(word))).length, pagesOnPage);
}
