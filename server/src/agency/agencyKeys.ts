import { generateKeyPairSync } from 'node:crypto';
import type { AgencyPublicKey } from '@assize/contracts/agency/agencyKeys';
import { AppError } from '@assize/contracts/AppError';
import { openSealed, sealText } from '@assize/platform/masterKey';
import type { Selectable } from 'kysely';
import { keyOf, type SigningKey } from '../hearing/sealLog.ts';
import type { Db, DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

/**
 * The key with which an agency of this installation signs now; made when it signs for the first time. Throws `notFound`
 * for an agency that is not at home here, whose key is its own installation's.
 */
export async function getSigningKey(db: Db, masterKey: Buffer, agencyId: string): Promise<SigningKey> {
  const known = await findSealed(db, agencyId);
  if (known !== undefined) return keyOf(openSealed(known, masterKey));
  await assertAtHome(db, agencyId);
  await insertKey(db, masterKey, agencyId, new Date());
  // Of two servers that make one at the same time, one makes it.
  const made = await findSealed(db, agencyId);
  if (made === undefined) throw new AppError('unavailable');
  return keyOf(openSealed(made, masterKey));
}

export interface AgencyRotation {
  /** Undefined where it had none. */
  oldId: string | undefined;
  newId: string;
}

/**
 * A new key for an agency of this installation. The old private half is gone, so that nothing can be signed with it any
 * more; its public half stays for what it signed. Throws `notFound` for an agency that is not at home here.
 */
export async function rotateAgencyKey(db: Db, masterKey: Buffer, agencyId: string, now = new Date()): Promise<AgencyRotation> {
  return db.transaction().execute(async (transaction) => {
    await assertAtHome(transaction, agencyId);
    const old = await transaction
      .selectFrom('agency_key')
      .select(['id', 'sealed', 'valid_from'])
      .where('agency_id', '=', agencyId)
      .where('valid_until', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    // Throws under another master key than the servers': what that sealed they could not open.
    if (old?.sealed) openSealed(old.sealed, masterKey);
    // Partners know by this which of two is the newer one, though another server's clock was ahead.
    const from = new Date(Math.max(now.getTime(), old ? Date.parse(old.valid_from) + 1 : 0));
    const ended = { valid_until: from.toISOString(), sealed: null };
    await transaction.updateTable('agency_key').set(ended).where('agency_id', '=', agencyId).where('valid_until', 'is', null).execute();
    const newId = await insertKey(transaction, masterKey, agencyId, from);
    return { oldId: old?.id, newId };
  });
}

/** Every key of the agencies that are at home here, or of one of them, the newest first. */
export async function listAgencyKeys(db: DbOrTransaction, agencyId?: string): Promise<AgencyPublicKey[]> {
  const all = db
    .selectFrom('agency_key')
    .innerJoin('agency', 'agency.id', 'agency_key.agency_id')
    .selectAll('agency_key')
    .where('agency.partner_id', 'is', null);
  const asked = agencyId === undefined ? all : all.where('agency_id', '=', agencyId);
  return (await asked.orderBy('valid_from', 'desc').orderBy('agency_key.id').execute()).map(presentKey);
}

function presentKey(row: Selectable<Database['agency_key']>): AgencyPublicKey {
  return { agencyId: row.agency_id, id: row.id, publicKey: row.public_key, from: row.valid_from, until: row.valid_until };
}

async function findSealed(db: DbOrTransaction, agencyId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('agency_key')
    .innerJoin('agency', 'agency.id', 'agency_key.agency_id')
    .select('sealed')
    .where('agency_id', '=', agencyId)
    .where('valid_until', 'is', null)
    .where('partner_id', 'is', null)
    .executeTakeFirst();
  return row?.sealed ?? undefined;
}

async function assertAtHome(db: DbOrTransaction, agencyId: string): Promise<void> {
  const agency = await db.selectFrom('agency').select('id').where('id', '=', agencyId).where('partner_id', 'is', null).executeTakeFirst();
  if (!agency) throw new AppError('notFound', { what: 'agency' });
}

async function insertKey(db: DbOrTransaction, masterKey: Buffer, agencyId: string, now: Date): Promise<string> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { id, publicKey } = keyOf(pem);
  const row = { id, agency_id: agencyId, public_key: publicKey, valid_from: now.toISOString(), valid_until: null, sealed: sealText(pem, masterKey) };
  await db
    .insertInto('agency_key')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}
