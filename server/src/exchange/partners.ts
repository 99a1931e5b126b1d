import { createHash, createPublicKey, randomBytes, randomUUID, timingSafeEqual, verify as verifyBytes } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import type { StatementSignature } from '@assize/contracts/casefile/lead/wire';
import { type newPartnerSchema, type OwnCredentials, ownCredentialsSchema } from '@assize/contracts/exchange/wire';
import { canonicalForm, hashOf } from '@assize/contracts/hearing/chain';
import { openSealed, sealText } from '@assize/platform/masterKey';
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { Db, DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

export type Partner = Selectable<Database['exchange_partner']>;

/** Another installation, with the agencies for which it answers; `clientSecret` is kept as its digest only. Throws `conflict` for what is there already. */
export async function makePartner(db: Db, body: z.infer<typeof newPartnerSchema>): Promise<{ partnerId: string; clientSecret: string }> {
  const { name, baseUrl, publicKey, agencies } = body;
  if (!isEd25519(publicKey)) throw new AppError('badRequest', { field: 'publicKey' });
  const partnerId = randomUUID();
  const clientSecret = randomBytes(32).toString('base64url');
  await db.transaction().execute(async (transaction) => {
    const partner = { id: partnerId, name, base_url: baseUrl?.replace(/\/$/, '') ?? null, public_key: publicKey, secret_sha256: digest(clientSecret) };
    const made = await transaction
      .insertInto('exchange_partner')
      .values(partner)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) throw new AppError('conflict', { field: 'name' });
    const rows = agencies.map((agency) => ({ ...agency, is_demo: false, partner_id: partnerId }));
    const added = await transaction
      .insertInto('agency')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // An agency is of one installation: one that is known here is not spoken for by another.
    if (added.numInsertedOrUpdatedRows !== BigInt(rows.length)) throw new AppError('conflict', { field: 'agencies' });
  });
  return { partnerId, clientSecret };
}

export async function keepCredentials(db: Db, masterKey: Buffer, partnerId: string, credentials: OwnCredentials): Promise<void> {
  const sealed = sealText(JSON.stringify(credentials), masterKey);
  const changed = await db.updateTable('exchange_partner').set({ credentials: sealed }).where('id', '=', partnerId).executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new AppError('notFound', { what: 'partner' });
}

/** Closes a partner. Throws `notFound`. */
export async function closePartner(db: Db, partnerId: string): Promise<void> {
  const changed = await db
    .updateTable('exchange_partner')
    .set((eb) => ({ closed_at: eb.fn.coalesce('closed_at', eb.val(new Date())) }))
    .where('id', '=', partnerId)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new AppError('notFound', { what: 'partner' });
}

/** Opens a partner with a new secret, which is told once. Throws `notFound`. */
export async function renewSecret(db: Db, partnerId: string): Promise<{ clientSecret: string }> {
  const clientSecret = randomBytes(32).toString('base64url');
  const set = { secret_sha256: digest(clientSecret), closed_at: null };
  const changed = await db.updateTable('exchange_partner').set(set).where('id', '=', partnerId).executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new AppError('notFound', { what: 'partner' });
  return { clientSecret };
}

/** By which a token tells with which secret it was got; it tells nothing of the secret. */
export function secretMarkOf({ secret_sha256: sha256 }: Partner): string {
  return digest(`token ${sha256}`).slice(0, 16);
}

/** Our own at the partner; undefined where none were given. */
export function findCredentials({ credentials }: Partner, masterKey: Buffer): OwnCredentials | undefined {
  return credentials === null ? undefined : ownCredentialsSchema.parse(JSON.parse(openSealed(credentials, masterKey)));
}

/** Undefined too once it is closed: whoever asks deals with it no more. */
export async function findPartner(db: DbOrTransaction, partnerId: string): Promise<Partner | undefined> {
  return db.selectFrom('exchange_partner').selectAll().where('id', '=', partnerId).where('closed_at', 'is', null).executeTakeFirst();
}

export function isSecretOf({ secret_sha256: expected }: Partner, secret: string): boolean {
  return timingSafeEqual(Buffer.from(digest(secret)), Buffer.from(expected));
}

/** Whether a statement was signed by this partner's own key. */
export function verifierOf({ public_key: publicKey }: Partner): (statement: object, signature: StatementSignature) => boolean {
  return (statement, signature) => isSignedBy(publicKey, statement, signature);
}

/** Whether a statement was signed by this key: its hash is what it is, and the signature is over its canonical form (RFC 8785). */
export function isSignedBy(publicKey: string, statement: object, { sha256, signature }: StatementSignature): boolean {
  return sha256 === hashOf(statement) && verifyBytes(null, Buffer.from(canonicalForm(statement)), createPublicKey(publicKey), Buffer.from(signature, 'base64'));
}

function isEd25519(pem: string): boolean {
  try {
    return pem.includes('PUBLIC KEY') && createPublicKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
