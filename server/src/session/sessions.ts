import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import type { Db, DbOrTransaction } from '../platform/db.ts';
import { digestOf, makeSecret } from './links.ts';

const sessionHours = 14;
/** A refresh token just replaced is taken once more within this time: two requests of one page may cross. */
const graceMs = 30_000;

export interface OpenSession {
  sessionId: string;
  accountId: string;
  linkId: string;
  /** For the cookie; null when the one in the cookie stays good (it was replaced a moment ago). */
  refreshToken: string | null;
}

export async function openSession(db: Db, link: { linkId: string; accountId: string }): Promise<OpenSession> {
  const sessionId = randomUUID();
  const refreshToken = makeSecret();
  const expiresAt = new Date(Date.now() + sessionHours * 3600_000);
  await db
    .insertInto('session')
    .values({
      id: sessionId,
      account_id: link.accountId,
      link_id: link.linkId,
      refresh_sha256: digestOf(refreshToken),
      previous_sha256: null,
      rotated_at: new Date(),
      expires_at: expiresAt,
    })
    .execute();
  return { sessionId, ...link, refreshToken };
}

/** Rotates the refresh token. One that was replaced longer ago is a stolen one: the session ends (RFC 9700 4.14.2). */
export async function refreshSession(db: Db, sessionId: string, refreshToken: string): Promise<OpenSession> {
  const digest = digestOf(refreshToken);
  const outcome = await db.transaction().execute(async (transaction): Promise<OpenSession | 'gone'> => {
    const row = await transaction.selectFrom('session').selectAll().where('id', '=', sessionId).forUpdate().executeTakeFirst();
    if (!row || row.revoked_at || row.expires_at.getTime() < Date.now()) return 'gone';
    const session = { sessionId, accountId: row.account_id, linkId: row.link_id };
    if (row.refresh_sha256 === digest) {
      const next = makeSecret();
      await transaction
        .updateTable('session')
        .set({ refresh_sha256: digestOf(next), previous_sha256: digest, rotated_at: new Date() })
        .where('id', '=', sessionId)
        .execute();
      return { ...session, refreshToken: next };
    }
    const isRecent = Date.now() - row.rotated_at.getTime() < graceMs;
    if (row.previous_sha256 === digest && isRecent) return { ...session, refreshToken: null };
    if (row.previous_sha256 === digest) await transaction.updateTable('session').set({ revoked_at: new Date() }).where('id', '=', sessionId).execute();
    return 'gone';
  });
  if (outcome === 'gone') throw new AppError('sessionExpired');
  return outcome;
}

/** Throws sessionExpired for a session that was ended, ran out or never was: a token outlives its session by nothing. */
export async function assertSessionLives(db: DbOrTransaction, sessionId: string): Promise<void> {
  const row = await db.selectFrom('session').select(['revoked_at', 'expires_at']).where('id', '=', sessionId).executeTakeFirst();
  if (!row || row.revoked_at || row.expires_at.getTime() < Date.now()) throw new AppError('sessionExpired');
}

/** Sessions of an account that go on. */
export async function listSessions(db: DbOrTransaction, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('session')
    .select('id')
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .execute();
  return rows.map((row) => row.id);
}

/** Whoever holds the session's refresh token may end it. */
export async function endSession(db: Db, sessionId: string, refreshToken: string): Promise<void> {
  const digest = digestOf(refreshToken);
  await db
    .updateTable('session')
    .set({ revoked_at: new Date() })
    .where('id', '=', sessionId)
    .where((where) => where.or([where('refresh_sha256', '=', digest), where('previous_sha256', '=', digest)]))
    .execute();
}
