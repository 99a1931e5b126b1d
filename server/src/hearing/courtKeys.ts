import type { CourtPublicKey } from '@assize/contracts/recording/integrity';
import type { Db, DbOrTransaction } from '../platform/db.ts';
import type { CourtKey } from './sealLog.ts';

/**
 * Keeps the public half of the key with which this court signs from now on, and ends the one before it. A key that
 * signed before keys were kept is the court's since its first seal. May be called by several servers, each time they
 * start. Throws for a key that another has replaced: what it signed now would be outside of its time.
 */
export async function keepCourtKey(db: Db, { id, publicKey }: Pick<CourtKey, 'id' | 'publicKey'>, now = new Date()): Promise<void> {
  const at = now.toISOString();
  await db.transaction().execute(async (transaction) => {
    const known = await transaction.selectFrom('court_key').select('valid_until').where('id', '=', id).forUpdate().executeTakeFirst();
    if (known?.valid_until) throw new Error(`COURT_SIGNING_KEY: key ${id} was replaced at ${known.valid_until} and signs no more`);
    if (known) return;
    const sealed = await transaction
      .selectFrom('hearing_seal')
      .select((build) => build.fn.min('sealed_at').as('first'))
      .where('key_id', '=', id)
      .executeTakeFirst();
    await transaction.updateTable('court_key').set({ valid_until: at }).where('valid_until', 'is', null).execute();
    await transaction
      .insertInto('court_key')
      .values({ id, public_key: publicKey, valid_from: sealed?.first ?? at, valid_until: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

/** Every key of the court, the newest first. */
export async function listCourtKeys(db: DbOrTransaction): Promise<CourtPublicKey[]> {
  const rows = await db.selectFrom('court_key').selectAll().orderBy('valid_from', 'desc').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, publicKey: row.public_key, from: row.valid_from, until: row.valid_until }));
}

/** The public key under this id (SPKI, PEM); undefined for one that was never this court's. */
export async function findPublicKey(db: DbOrTransaction, keyId: string): Promise<string | undefined> {
  const row = await db.selectFrom('court_key').select('public_key').where('id', '=', keyId).executeTakeFirst();
  return row?.public_key;
}
