import type { Kysely } from 'kysely';
import { readStatesAnew } from './readStatesAnew.ts';

/** Bundles, proofs from outside and shared screens are readings of the log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await readStatesAnew(db);
}
