import type { Kysely } from 'kysely';
import { readStatesAnew } from './readStatesAnew.ts';

/** The court may sit unrecorded: its state says whether it does. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await readStatesAnew(db);
}
