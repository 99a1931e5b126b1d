import { nameKeysOf } from '@assize/contracts/casefile/search/nameKeys';
import { comparedTextOf, keysOfTexts, piecesOfTexts } from '@assize/contracts/casefile/search/searchKeys';
import { pagesInBlock } from '@assize/contracts/casefile/search/wire';
import { sql } from 'kysely';
import { findingOf } from '../../../../server/src/casefile/search/keepFindings.ts';
import type { Db } from '../../../../server/src/platform/db.ts';
import { Chance, madeId } from './Chance.ts';
import { copyInto } from './copyInto.ts';
import {
  agencyIdOf,
  agencyNameOf,
  districts,
  lawyerIdOf,
  lawyers,
  madeCase,
  organKinds,
  partyIdOf,
  relationRows,
  staffIdOf,
  staffInAgency,
  staffRoleOf,
} from './madeCases.ts';
import { madePage } from './madeText.ts';

export interface Load {
  cases: number;
  pages: number;
  /** Of a page, about. */
  characters: number;
}

/** Tables with what is put off until all rows are there: an index is made faster of them all. */
const putOff = ['court_case_by_key', 'court_case_in_order', 'case_name_by_case', 'case_name_by_pinyin', 'case_name_by_initials', 'case_name_by_key'];

/** Fills a database that is migrated and empty. What each step took, in seconds. */
export async function loadCases(db: Db, databaseUrl: string, load: Load): Promise<Record<string, number>> {
  const took: Record<string, number> = {};
  const step = async (name: string, run: () => Promise<unknown>): Promise<void> => {
    const beganMs = performance.now();
    await run();
    took[name] = Math.round((performance.now() - beganMs) / 100) / 10;
    process.stderr.write(`${name}: ${String(took[name])} s\n`);
  };
  const copy = (table: string, columns: string, rows: Parameters<typeof copyInto>[3]) => copyInto(databaseUrl, table, columns.split(' '), rows);
  const indexes = await takeIndexes(db, [...putOff, 'case_text_block_by_key', 'case_text_block_in_order']);
  await step('people', async () => {
    await copy('agency', 'id kind level name district is_demo', agencies());
    await copy('account', 'id name', accounts(load));
    await copy('agency_staff', 'agency_id account_id role', staff());
  });
  const cases = function* () {
    const by = new Chance(7);
    for (let index = 0; index < load.cases; index++) yield madeCase(index, by);
  };
  await step('cases', async () => {
    const columns =
      'id case_number title court is_demo created_at kind cause secrecy stage lead_agency_id deadline_on head_seq text_seq state found_text found_keys';
    await copy(
      'court_case',
      columns,
      cases().map((state) => {
        const {
          facts,
          lead,
          stages: [entered],
        } = state;
        const { found_text, found_keys } = findingOf(state);
        const own = [state.caseId, facts.caseNumber, facts.title, lead.agencyName, true, state.openedAt, facts.kind, facts.cause, facts.secrecy];
        return [...own, entered?.stage ?? null, lead.agencyId, entered?.deadlineOn ?? null, 12, 12, JSON.stringify(state), found_text, found_keys];
      }),
    );
    await copy('case_relation', 'case_id agency_id account_id relation until_at secrecy kind', cases().flatMap(relationRows));
    await copy(
      'case_document',
      'case_id document_id version volume title filed_by',
      cases().flatMap(({ caseId, documents, lead }) =>
        Object.values(documents).map((one) => [caseId, one.documentId, 1, one.volume, one.title, lead.agencyId]),
      ),
    );
    await copy(
      'case_name',
      'case_id name pinyin initials keys is_kept is_masked',
      cases().flatMap(({ caseId, parties, facts }) =>
        Object.values(parties).map(({ name }) => {
          const { compared, pinyin, initials } = nameKeysOf(name);
          return [caseId, compared, pinyin, initials, piecesOfTexts([compared]), false, facts.secrecy === 'minors'];
        }),
      ),
    );
  });
  await step('pages', () => loadPages(copy, cases, load));
  await step('index of pages', async () =>
    makeIndexes(
      db,
      indexes.filter((one) => one.includes('case_text_block')),
    ),
  );
  await step('other indexes', async () =>
    makeIndexes(
      db,
      indexes.filter((one) => !one.includes('case_text_block')),
    ),
  );
  await step('vacuum analyze', async () => void (await sql`vacuum analyze`.execute(db)));
  return took;
}

/** Every text is made once and kept in both forms: a page at a time, and the keys of its block. */
async function loadPages(
  copy: (table: string, columns: string, rows: Parameters<typeof copyInto>[3]) => Promise<number>,
  cases: () => Iterable<ReturnType<typeof madeCase>>,
  { pages, characters }: Load,
): Promise<void> {
  const blocks: (string | number | readonly number[])[][] = [];
  const flush = async (): Promise<void> =>
    void (await copy('case_text_block', 'filed_at case_id document_id version block volume filed_by keys', blocks.splice(0)));
  let made = 0;
  const by = new Chance(11);
  const texts = function* (state: ReturnType<typeof madeCase>) {
    const names = Object.values(state.parties).map((party) => party.name);
    for (const { documentId, volume, versions } of Object.values(state.documents)) {
      const [version] = versions;
      let held: string[] = [];
      const count = Math.min(version?.pages ?? 0, pages - made);
      for (let page = 1; page <= count; page++) {
        const within = [...(by.is(0.3) ? [by.pick(names)] : []), ...(by.is(0.1) ? [`1${String(3_000_000_000 + by.below(6_999_999_999))}`] : [])];
        const text = madePage(characters, within);
        held.push(comparedTextOf(text));
        made += 1;
        yield [state.caseId, documentId, 1, page, text];
        if (page % pagesInBlock === 0 || page === count) {
          const block = Math.floor((page - 1) / pagesInBlock);
          blocks.push([version?.filedAt ?? '', state.caseId, documentId, 1, block, volume, state.lead.agencyId, keysOfTexts(held)]);
          held = [];
        }
      }
    }
  };
  const some = Iterator.from(cases());
  // By parts, so that the keys of all blocks need not be held at once.
  for (let done = false; !done && made < pages;) {
    const part = takeSome(some, 2000);
    done = part.length === 0;
    await copy('case_page_text', 'case_id document_id version page text', part.values().flatMap(texts));
    await flush();
    process.stderr.write(`\r${String(made)} pages`);
  }
  process.stderr.write('\n');
}

function takeSome<T>(from: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const one = from.next();
    if (one.done) break;
    taken.push(one.value);
  }
  return taken;
}

async function takeIndexes(db: Db, names: readonly string[]): Promise<string[]> {
  const definitions: string[] = [];
  for (const name of names) {
    const { rows } = await sql<{ made: string }>`select pg_get_indexdef(${name}::regclass) as made`.execute(db);
    definitions.push(rows[0]?.made ?? '');
    await sql`drop index ${sql.ref(name)}`.execute(db);
  }
  return definitions;
}

async function makeIndexes(db: Db, definitions: readonly string[]): Promise<void> {
  for (const definition of definitions) await sql.raw(definition).execute(db);
}

function* agencies() {
  for (let district = 0; district < districts; district++)
    for (const kind of organKinds) yield [agencyIdOf(kind, district), kind, 'basic', agencyNameOf(kind, district), `Demo ${String(district)}`, true];
  yield [madeId('firm'), 'lawFirm', 'basic', 'Demo firm', 'Demo', true];
}

function* accounts({ cases }: Load) {
  for (const [, account] of staff()) yield [account, 'Demo staff'];
  for (let index = 0; index < cases; index++) yield [partyIdOf(index), 'Demo party'];
}

function* staff(): Generator<[string, string, string]> {
  for (let district = 0; district < districts; district++)
    for (const kind of organKinds)
      for (let index = 0; index < staffInAgency; index++) yield [agencyIdOf(kind, district), staffIdOf(kind, district, index), staffRoleOf(index)];
  for (let index = 0; index < lawyers; index++) yield [madeId('firm'), lawyerIdOf(index), 'lawyer'];
}
