import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { makePostgres } from '../../server/src/testing/databases.ts';
import { type Db, openDatabase } from '../../server/src/platform/db.ts';
import type { BenchResult } from './BenchResult.ts';
import { measureBigCase } from './support/cases/bigCase.ts';
import { compareIndexes } from './support/cases/compareIndexes.ts';
import { type Load, loadCases } from './support/cases/loadCases.ts';
import { loadYear } from './support/cases/loadYear.ts';
import { makeSearches, type Search } from './support/cases/searches.ts';
import { describeMachine } from './support/describeMachine.ts';
import { Scope } from './support/Scope.ts';
import { median, percentile, round } from './support/statistics.ts';

/** What a server of its own would have; nothing is promised to the disk, as the load is thrown away. */
const settings = { shared_buffers: '2GB', maintenance_work_mem: '4GB', max_wal_size: '8GB', fsync: 'off', synchronous_commit: 'off', jit: 'off' };
const requiredMs = 200;

/** The first page of searches among very many cases and pages, with what the table of access allows, against the same on bare SQL. */
export async function bench(): Promise<BenchResult> {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      cases: { type: 'string', default: '20000' },
      pages: { type: 'string', default: '200000' },
      characters: { type: 'string', default: '120' },
      rounds: { type: 'string', default: '5' },
      shared: { type: 'string', default: '500' },
      compare: { type: 'boolean', default: false },
      documents: { type: 'string', default: '10000' },
      tocourt: { type: 'string', default: '477' },
      // A database that is filled when it is empty, and searched as it is when it is not: to measure again without loading again.
      database: { type: 'string' },
    },
  });
  const load: Load = { cases: Number(values.cases), pages: Number(values.pages), characters: Number(values.characters) };
  const machine = describeMachine();
  return Scope.run(10_800_000, async (scope) => {
    const isKept = values.database !== undefined;
    const { db, databaseUrl, close } = await openFor(values.database);
    scope.defer(close);
    const tookS = (await countOf(db, 'court_case')) === 0 ? await loadCases(db, databaseUrl, load) : 'loaded before';
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    scope.defer(() => client.end());
    const { rows } = await sql<{ id: string }>`select account_id as id from case_relation where relation = 'party' limit 1`.execute(db);
    const runs = await measure(await makeSearches(db, client, rows[0]?.id ?? ''), Number(values.rounds));
    const counted = { cases: await countOf(db, 'court_case'), pages: await countOf(db, 'case_page_text') };
    const trigrams = values.compare ? await compareIndexes(db) : null;
    const year = isKept ? null : await loadYear(db, { shared: Number(values.shared), toCourt: Number(values.tocourt) });
    const bigCases = isKept ? null : [await measureBigCase(db, 100), await measureBigCase(db, Number(values.documents))];
    const [ours, bare] = [runs.flatMap((run) => run.oursMs), runs.flatMap((run) => run.bareMs)];
    return {
      name: 'casefiles',
      ours: round(percentile(ours, 0.95), 1),
      baseline: round(percentile(bare, 0.95), 1),
      ratio: round(percentile(ours, 0.95) / percentile(bare, 0.95), 3),
      unit: 'ms to the first page of a search, p95',
      conditions: {
        requiredMs,
        oursDoes:
          'what the server does for a request: the table of access, the page, the count up to 1,000, snippets; without HTTP and without the note that it was shown',
        baselineIs: 'the same tables and indexes on bare SQL: nobody asks who may, nothing is counted',
        load: { ...load, ...counted, sizes: await sizesOf(db) },
        yearOfHandovers: year,
        bigCases,
        trigrams,
        medianMs: { ours: round(median(ours), 1), baseline: round(median(bare), 1) },
        p95Ms: Object.fromEntries(
          ['cases', 'pages'].map((what) => [
            what,
            round(
              percentile(
                runs.filter((run) => run.what === what).flatMap((run) => run.oursMs),
                0.95,
              ),
              1,
            ),
          ]),
        ),
        searches: runs.map(({ who, what, text, found, foundBare, oursMs, bareMs }) => ({
          ...{ who, what, text, found, foundBare },
          ...{ oursMs: round(median(oursMs), 1), worstMs: round(Math.max(...oursMs), 1), bareMs: round(median(bareMs), 1) },
        })),
        ...{
          settings: isKept ? 'of the database' : settings,
          rounds: Number(values.rounds),
          loadedS: tookS,
          machine,
          loadAverageAfter: describeMachine().loadAverage,
        },
      },
    };
  });
}

/** Each search by turns with the bare one; a first round is not counted, as a server that runs has read its indexes before. */
async function measure(searches: readonly Search[], rounds: number) {
  const runs = searches.map((search) => ({ ...search, found: 0, foundBare: 0, oursMs: [] as number[], bareMs: [] as number[] }));
  for (let index = 0; index <= rounds; index++)
    for (const run of runs) {
      const timed = async (search: () => Promise<number>): Promise<[number, number]> => {
        const beganMs = performance.now();
        const found = await search();
        return [found, performance.now() - beganMs];
      };
      const [found, oursMs] = await timed(run.ours);
      const [foundBare, bareMs] = await timed(run.bare);
      Object.assign(run, { found, foundBare });
      if (index === 0) continue;
      run.oursMs.push(oursMs);
      run.bareMs.push(bareMs);
    }
  return runs;
}

async function openFor(databaseUrl: string | undefined): Promise<{ db: Db; databaseUrl: string; close: () => Promise<void> }> {
  if (databaseUrl === undefined) {
    const made = await makePostgres(settings);
    return { ...made, databaseUrl: made.databaseUrl ?? '' };
  }
  const db = await openDatabase({ databaseUrl, dataDir: '' });
  return { db, databaseUrl, close: () => db.destroy() };
}

async function countOf(db: Db, table: 'court_case' | 'case_page_text'): Promise<number> {
  const { count } = await db.selectFrom(table).select(db.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

async function sizesOf(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; size: string }>`
    select relname as name, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
    where relname in ('court_case', 'case_relation', 'case_name', 'case_page_text', 'case_text_block', 'case_text_block_by_key', 'case_text_block_in_order', 'court_case_by_key', 'case_name_by_key')`.execute(
    db,
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.size]));
}
