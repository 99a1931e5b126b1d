import { randomUUID } from 'node:crypto';
import type { AgencyKind, StaffRole } from '@assize/contracts/agency/agencies';
import { nameStaff } from '../agency/memberships.ts';
import type { Db } from '../platform/db.ts';
import { signToken } from '@assize/platform/tokens';
import { testSecret } from './startTestServer.ts';

export interface TestStaff {
  accountId: string;
  token: string;
}

/** An agency with one person a role, each signed in. Names are the test's own. */
export async function makeAgency(
  db: Db,
  kind: AgencyKind,
  name: string,
  roles: readonly StaffRole[],
): Promise<{ id: string; staff: Record<string, TestStaff> }> {
  const id = randomUUID();
  await db.insertInto('agency').values({ id, kind, level: 'basic', name, district: name, is_demo: true }).execute();
  const staff: Record<string, TestStaff> = {};
  for (const role of roles) {
    const one = await signInNew(db, `${name} ${role}`);
    await nameStaff(db, id, one.accountId, role);
    staff[role] = one;
  }
  return { id, staff };
}

/** A new account with a session of its own. */
export async function signInNew(db: Db, name: string, isAdmin = false): Promise<TestStaff> {
  const [accountId, sessionId, linkId] = [randomUUID(), randomUUID(), randomUUID()];
  const now = new Date();
  const expires = new Date(now.getTime() + 3600_000);
  await db.insertInto('account').values({ id: accountId, name, is_admin: isAdmin, created_at: now }).execute();
  const secret = linkId.replaceAll('-', '').padEnd(64, '0');
  await db
    .insertInto('sign_in_link')
    .values({ id: linkId, account_id: accountId, hearing_id: null, secret_sha256: secret, created_at: now, expires_at: expires })
    .execute();
  const session = { id: sessionId, account_id: accountId, link_id: linkId, refresh_sha256: secret, rotated_at: now, expires_at: expires };
  await db.insertInto('session').values(session).execute();
  return { accountId, token: signToken('access', { sub: accountId, sessionId, isAdmin }, testSecret) };
}
