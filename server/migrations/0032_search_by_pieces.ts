import { piecesOfTexts } from '@assize/contracts/casefile/search/searchKeys';
import { type Kysely, sql } from 'kysely';

const atATime = 1000;

/**
 * Cases and names are found by pieces of any kind of character, so that a single one leads to its rows and a piece of a
 * case number to few; blocks of pages also in their order, so that a word that stands everywhere is found among the newest.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Words are compared with the text of many rows: it lies in the row, and the keys beside it.
  await run(db, 'alter table court_case alter column found_text set storage main, alter column found_keys set storage external');
  await run(db, 'drop index court_case_by_key');
  await run(db, 'drop index case_name_by_key');
  await makeAnew(db, {
    read: (after) =>
      sql`select id::text as key, found_text as text from court_case where id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000') order by id limit ${atATime}`,
    write: (rows) => sql`update court_case set found_text = found_text || '', found_keys = made.pieces::integer[]
      from jsonb_to_recordset(${rows}::jsonb) made(key uuid, pieces text) where court_case.id = made.key`,
  });
  await makeAnew(db, {
    read: (after) => sql`select distinct name as key, name as text from case_name where name > coalesce(${after}, '') order by name limit ${atATime}`,
    write: (rows) => sql`update case_name set keys = made.pieces::integer[]
      from jsonb_to_recordset(${rows}::jsonb) made(key text, pieces text) where case_name.name = made.key`,
  });
  await run(db, 'create index court_case_by_key on court_case using gin (found_keys)');
  await run(db, 'create index case_name_by_key on case_name using gin (keys)');
  await run(db, 'drop index case_name_by_name');
  await run(db, 'create index case_text_block_in_order on case_text_block (filed_at desc, case_id, document_id, block)');
}

const run = (db: Kysely<unknown>, statement: string) => sql.raw(statement).execute(db);

interface Rows {
  read: (after: string | null) => ReturnType<typeof sql<{ key: string; text: string }>>;
  write: (rows: string) => ReturnType<typeof sql>;
}

async function makeAnew(db: Kysely<unknown>, { read, write }: Rows): Promise<void> {
  for (let after: string | null = null; ;) {
    const { rows } = await read(after).execute(db);
    const last = rows.at(-1);
    if (!last) return;
    await write(JSON.stringify(rows.map(({ key, text }) => ({ key, pieces: `{${piecesOfTexts(text.split('\n')).join(',')}}` })))).execute(db);
    after = last.key;
  }
}
