import { type Kysely, sql, type Transaction } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

const pageRows = 500;

/** Tables of the court, those that others point to first. */
export async function listTables(db: Db | Transaction<Database>): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%' order by relname`.execute(
    db,
  );
  const { rows: links } = await sql<{ from: string; to: string }>`
    select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint where contype = 'f' and conrelid <> confrelid`.execute(db);
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const link of links) if (link.from === name) visit(link.to);
    ordered.push(name);
  };
  for (const { name } of tables) visit(name);
  return ordered;
}

export async function listMigrations(db: Db | Transaction<Database>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

/** The whole database as it is at one instant, line by line (`contracts/src/recording/backup.ts`); the same of PGlite and of PostgreSQL. */
export async function dumpDatabase(db: Kysely<Database>, write: (line: string) => Promise<void>): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      await write(JSON.stringify({ format: 'assize.database.1', migrations: await listMigrations(transaction) }));
      let count = 0;
      for (const table of await listTables(transaction)) {
        for (let after = '(0,0)', size = pageRows; size === pageRows;) {
          const { rows } = await sql<{ place: string; row: string }>`
            select ctid::text as place, to_jsonb(t)::text as row from ${sql.table(table)} t where ctid > ${after}::tid order by ctid limit ${sql.lit(pageRows)}`.execute(
            transaction,
          );
          for (const { row } of rows) await write(`[${JSON.stringify(table)},${row}]`);
          after = rows.at(-1)?.place ?? after;
          size = rows.length;
          count += size;
        }
      }
      await write(JSON.stringify({ end: true, rows: count }));
    });
}
