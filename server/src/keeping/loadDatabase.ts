import { AppError } from '@assize/contracts/AppError';
import { dumpEndSchema, dumpHeadSchema, dumpRowSchema } from '@assize/contracts/recording/backup';
import { sql, type Transaction } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { listMigrations, listTables } from './dumpDatabase.ts';

const batchRows = 200;

/**
 * Fills an empty database, already migrated, with the lines of a dump: all of them or none. Throws `conflict` where
 * there are hearings already or the dump is of another version, and `badRequest` for a dump that is cut off.
 */
export async function loadDatabase(db: Db, lines: AsyncIterable<string>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (await transaction.selectFrom('account').select('id').limit(1).executeTakeFirst()) throw new AppError('conflict', { what: 'database' });
    const known = new Set(await listTables(transaction));
    const batch = new Batch(transaction);
    let count = 0;
    let isWhole = false;
    for await (const line of lines) {
      const value: unknown = JSON.parse(line);
      if (Array.isArray(value)) {
        const [table, row] = dumpRowSchema.parse(value);
        if (!known.has(table)) throw new AppError('conflict', { what: 'version' });
        await batch.add(table, row);
        count++;
      } else if (dumpEndSchema.safeParse(value).success) {
        isWhole = dumpEndSchema.parse(value).rows === count;
      } else {
        const { migrations } = dumpHeadSchema.parse(value);
        if (migrations.join() !== (await listMigrations(transaction)).join()) throw new AppError('conflict', { what: 'version' });
      }
    }
    if (!isWhole) throw new AppError('badRequest', { what: 'dump' });
    await batch.flush();
    await advanceSequences(transaction);
  });
}

class Batch {
  readonly #transaction: Transaction<Database>;
  #table = '';
  #rows: unknown[] = [];

  constructor(transaction: Transaction<Database>) {
    this.#transaction = transaction;
  }

  async add(table: string, row: unknown): Promise<void> {
    if (table !== this.#table || this.#rows.length >= batchRows) await this.flush();
    this.#table = table;
    this.#rows.push(row);
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return;
    const table = sql.table(this.#table);
    const rows = JSON.stringify(this.#rows.splice(0));
    await sql`insert into ${table} overriding system value select * from jsonb_populate_recordset(null::${table}, ${rows}::jsonb)`.execute(this.#transaction);
  }
}

/** Numbers that the database itself gives go on after the highest. */
async function advanceSequences(transaction: Transaction<Database>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`.execute(
    transaction,
  );
  for (const { table, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}), false)`.execute(
      transaction,
    );
}
