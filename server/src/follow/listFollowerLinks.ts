import type { KeptFollow } from '@assize/contracts/casefile/follow/views';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { DbOrTransaction } from '../platform/db.ts';

/** How those who follow a case now can sign in, and when they last did; a follower without a link that holds has no end of one. */
export async function listFollowerLinks(db: DbOrTransaction, { caseId, follow }: CaseState): Promise<KeptFollow['links']> {
  const rows = await db
    .selectFrom('sign_in_link')
    .select(({ fn }) => ['account_id', fn.max('last_used_at').as('usedAt'), fn.max('expires_at').filterWhere('revoked_at', 'is', null).as('expiresAt')])
    .where('account_id', 'in', (relations) =>
      relations.selectFrom('case_relation').select('account_id').where('case_id', '=', caseId).where('relation', 'in', ['party', 'relative']),
    )
    .groupBy('account_id')
    .execute();
  const byAccount = new Map(rows.map((row) => [row.account_id, row]));
  return Object.fromEntries(
    Object.values(follow.followers).flatMap(({ followerId, accountId }) => {
      const row = byAccount.get(accountId);
      return row ? [[followerId, { lastUsedAt: row.usedAt?.toISOString() ?? null, expiresAt: row.expiresAt?.toISOString() ?? null }]] : [];
    }),
  );
}
