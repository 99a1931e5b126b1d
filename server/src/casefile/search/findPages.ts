import type { CaseViewer } from '@assize/contracts/casefile/access';
import { foldText } from '@assize/contracts/casefile/search/foldText';
import { keysOfWord, wordsOf } from '@assize/contracts/casefile/search/searchKeys';
import { type FindPages, type FoundPage, type FoundPages, pagesInBlock, pagesOnPage } from '@assize/contracts/casefile/search/wire';
import { snippetAt } from '@assize/contracts/casefile/reading/searchText';
import { type AskedAt, documentsFor } from '@assize/contracts/casefile/sharing/readable';
import { sql } from 'kysely';
import { type Db, json } from '../../platform/db.ts';
import { factsOf } from '../caseAccess.ts';
import { findBlocks, type FoundBlock } from './findBlocks.ts';

/** Enough for a page where the words stand together; where they do not, all that remain are wanted at once. */
const blocksAtATime = 40;
/** After so many blocks without a full page, what was found is told, with where to go on. */
const mostBlocks = 160;

type Place = NonNullable<FindPages['after']>;

/** Pages on which all the words stand, of all documents that the viewer may read now. */
export async function findPages(db: Db, viewer: CaseViewer, { text, after }: FindPages, asked: AskedAt & { fewCases?: number }): Promise<FoundPages> {
  const words = wordsOf(text);
  const keys = [...new Set(words.flatMap(keysOfWord))];
  if (keys.length === 0) return { found: [], next: null, isTooShort: true };
  const judge = makeJudge(db, viewer, asked);
  const found: { page: FoundPage; at: Place }[] = [];
  const tell = (next: Place | null): FoundPages => ({ found: found.map((one) => one.page), next, isTooShort: false });
  let place = after;
  for (let looked = 0; looked < mostBlocks;) {
    // Of the page that comes next; those before it in its block were told.
    const from = place && { ...place, block: Math.floor(place.page / pagesInBlock) };
    const most = mostBlocks - looked;
    const enough = looked === 0 ? blocksAtATime : most;
    const blocks = await findBlocks(db, viewer, { keys, from, enough, most, fewCases: asked.fewCases }, asked.now);
    for (let at = 0; at < blocks.length; at += blocksAtATime)
      for (const { pageText, filedAt, ...page } of await listPages(db, await judge(blocks.slice(at, at + blocksAtATime)))) {
        const here = placeOf({ ...page, filedAt }, page.page);
        const snippet = snippetOnPage(pageText, words);
        const isTold = place !== null && isSameDocument(here, place) && page.page <= place.page;
        if (!snippet || isTold) continue;
        const last = found.at(-1);
        if (last && found.length === pagesOnPage) return tell(last.at);
        found.push({ page: { ...page, snippet }, at: here });
      }
    const last = blocks.at(-1);
    if (!last || blocks.length < enough) return tell(null);
    looked += blocks.length;
    place = placeOf({ ...last, filedAt: last.filedAt.toISOString() }, (last.block + 1) * pagesInBlock);
  }
  return tell(place);
}

const placeOf = ({ filedAt, caseId, documentId }: Omit<Place, 'page'>, page: number): Place => ({ filedAt, caseId, documentId, page });

const isSameDocument = (one: Place, other: Place): boolean =>
  one.caseId === other.caseId && one.documentId === other.documentId && one.filedAt === other.filedAt;

/** Leaves out what `documentsFor` does not allow, where the rules over many cases do not say it. */
function makeJudge(db: Db, viewer: CaseViewer, asked: AskedAt): (blocks: FoundBlock[]) => Promise<FoundBlock[]> {
  const known = new Map<string, (documentId: string) => boolean>();
  return async (blocks) => {
    const unknown = [...new Set(blocks.filter((one) => !one.isOpen && !known.has(one.caseId)).map((one) => one.caseId))];
    const rows = unknown.length === 0 ? [] : await db.selectFrom('court_case').select(['id', 'state']).where('id', 'in', unknown).execute();
    for (const { id, state } of rows) known.set(id, state ? documentsFor(viewer, state, factsOf(state, asked.now), asked) : () => false);
    return blocks.filter((one) => one.isOpen || known.get(one.caseId)?.(one.documentId));
  };
}

/** The pages of blocks in their order, with what is told of them; what is in the catalogue no more, or placed elsewhere now, is left out. */
async function listPages(db: Db, blocks: FoundBlock[]): Promise<(Omit<FoundPage, 'snippet'> & { filedAt: string; pageText: string })[]> {
  if (blocks.length === 0) return [];
  const asked = blocks.map(({ caseId: c, documentId: d, version: v, volume: p, block }, n) => ({ n, c, d, v, p, f: block * pagesInBlock }));
  const { rows } = await sql<Omit<FoundPage, 'snippet'> & { n: number; pageText: string }>`
    select asked.n, asked.c as "caseId", asked.d as "documentId", asked.v as version, document.title, one.page, one.text as "pageText",
      court_case.case_number as "caseNumber", court_case.title as "caseTitle", court_case.is_demo as "isDemo"
    from jsonb_to_recordset(${json(asked)}::jsonb) as asked(n integer, c uuid, d uuid, v integer, p text, f integer)
    join court_case on court_case.id = asked.c
    join case_document document on document.case_id = asked.c and document.document_id = asked.d and document.version = asked.v and document.volume = asked.p
    join case_page_text one on one.case_id = asked.c and one.document_id = asked.d and one.version = asked.v
      and one.page > asked.f and one.page <= asked.f + ${pagesInBlock}::integer
    order by asked.n, one.page`.execute(db);
  return rows.map(({ n, ...page }) => ({ ...page, filedAt: (blocks[n]?.filedAt ?? new Date(0)).toISOString() }));
}

/** Around the first of the words, as it is written there, where all of them stand on the page. */
function snippetOnPage(pageText: string, words: readonly string[]): FoundPage['snippet'] | undefined {
  const compared = foldText(pageText);
  const [first = ''] = words;
  return words.every((word) => compared.includes(word)) ? snippetAt(pageText, compared.indexOf(first), first.length) : undefined;
}
