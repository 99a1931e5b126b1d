import type { FollowState } from '@assize/contracts/casefile/follow/state';
import type { Db } from '../platform/db.ts';

/** Who follows a case, for its agency, with where they are reached now: it is kept once, and theirs to change. */
export async function presentFollowers(db: Db, follow: FollowState): Promise<FollowState> {
  const followers = Object.values(follow.followers);
  if (followers.length === 0) return follow;
  const ids = followers.map((one) => one.accountId);
  const rows = await db.selectFrom('contact').select(['account_id', 'email', 'phone']).where('account_id', 'in', ids).execute();
  const reached = new Map(rows.map(({ account_id: accountId, email, phone }) => [accountId, { email, phone }]));
  return { ...follow, followers: Object.fromEntries(followers.map((one) => [one.followerId, { ...one, ...reached.get(one.accountId) }])) };
}
