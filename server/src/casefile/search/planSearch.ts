import { sql, type Transaction } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Database } from '../../platform/schema.ts';

/**
 * Runs a search with its own settings of the planner. What it is said to cost must not have it compiled, nor wait for
 * further processes: both take longer than the search. Who may see what is to fit into memory.
 */
export async function planSearch<T>(db: Db, search: (transaction: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await sql`select set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('work_mem', '64MB', true)`.execute(
      transaction,
    );
    return search(transaction);
  });
}
