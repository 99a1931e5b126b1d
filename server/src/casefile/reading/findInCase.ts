import { type FoundInCase, foundOnPage } from '@assize/contracts/casefile/reading/views';
import { searchTextOf, snippetOf } from '@assize/contracts/casefile/reading/searchText';
import { sql } from 'kysely';
import { type Db, json } from '../../platform/db.ts';
import type { ReadableDocument } from './readableDocuments.ts';

/** Pages on which words stand, of these documents alone, in their order. Words that are nothing once spaces are gone are on no page. */
export async function findInCase(db: Db, caseId: string, documents: readonly ReadableDocument[], text: string): Promise<FoundInCase> {
  const words = searchTextOf(text);
  if (words === '' || documents.length === 0) return { found: [], hasMore: false };
  const like = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const asked = json(documents.map(({ documentId, version }, no) => ({ d: documentId, v: version, n: no })));
  const { rows } = await sql<{ n: number; page: number; text: string }>`
    select asked.n, one.page, one.text
    from jsonb_to_recordset(${asked}::jsonb) as asked(d uuid, v integer, n integer)
    join case_page_text one on one.case_id = ${caseId} and one.document_id = asked.d and one.version = asked.v
    where one.text ilike ${like} order by asked.n, one.page limit ${foundOnPage + 1}`.execute(db);
  const found = rows.slice(0, foundOnPage).flatMap((row) => {
    const document = documents[row.n];
    const snippet = snippetOf(row.text, words);
    return document && snippet ? [{ ...document, page: row.page, snippet }] : [];
  });
  return { found, hasMore: rows.length > foundOnPage };
}
