import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import type { DbOrTransaction } from '../platform/db.ts';

const linkDays = 30;

/** SHA-256 in hex: all that is kept of a secret. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
/** 32 random bytes, base64url. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

export interface MadeLink {
  linkId: string;
  /** Told once, kept nowhere. */
  secret: string;
  expiresAt: string;
}

/** Until when a link is good: a month from now, and in any case until this time. */
export function endOfLink(neededUntilMs = 0): string {
  return new Date(Math.max(Date.now() + linkDays * 24 * 3600_000, neededUntilMs)).toISOString();
}

/** A personal link for an account, leading to a hearing if one is named. */
export async function makeLink(db: DbOrTransaction, accountId: string, hearingId: string | null, expiresAt = endOfLink()): Promise<MadeLink> {
  const secret = makeSecret();
  const linkId = randomUUID();
  await db
    .insertInto('sign_in_link')
    .values({ id: linkId, account_id: accountId, hearing_id: hearingId, secret_sha256: digestOf(secret), created_at: new Date(), expires_at: expiresAt })
    .execute();
  return { linkId, secret, expiresAt };
}

/** The link a secret belongs to; throws linkInvalid or linkExpired. Its use is noted. */
export async function useLink(db: DbOrTransaction, secret: string): Promise<{ linkId: string; accountId: string }> {
  const row = await db.selectFrom('sign_in_link').selectAll().where('secret_sha256', '=', digestOf(secret)).executeTakeFirst();
  if (!row || row.revoked_at) throw new AppError('linkInvalid');
  if (row.expires_at.getTime() < Date.now()) throw new AppError('linkExpired');
  await db.updateTable('sign_in_link').set({ last_used_at: new Date() }).where('id', '=', row.id).execute();
  return { linkId: row.id, accountId: row.account_id };
}

/** Ends a link and every session that came of it; the sessions that were ended. */
export async function revokeLink(db: DbOrTransaction, linkId: string): Promise<string[]> {
  const now = new Date();
  await db.updateTable('sign_in_link').set({ revoked_at: now }).where('id', '=', linkId).where('revoked_at', 'is', null).execute();
  const ended = await db
    .updateTable('session')
    .set({ revoked_at: now })
    .where('link_id', '=', linkId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return ended.map((row) => row.id);
}

/** The same for every link of an account. */
export async function revokeLinksOf(db: DbOrTransaction, accountId: string): Promise<string[]> {
  const links = await db.selectFrom('sign_in_link').select('id').where('account_id', '=', accountId).where('revoked_at', 'is', null).execute();
  const ended: string[] = [];
  for (const { id } of links) ended.push(...(await revokeLink(db, id)));
  return ended;
}
