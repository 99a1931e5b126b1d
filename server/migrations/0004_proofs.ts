import type { Kysely } from 'kysely';
import { readStatesAnew } from './readStatesAnew.ts';

/** Exhibits have proofs; those of before have none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await readStatesAnew(db);
}
