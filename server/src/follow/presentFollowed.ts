import { findFollower } from '@assize/contracts/casefile/follow/rules';
import { followViewOf } from '@assize/contracts/casefile/follow/followView';
import type { FollowView } from '@assize/contracts/casefile/follow/views';
import { AppError } from '@assize/contracts/AppError';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { Db } from '../platform/db.ts';

/** A case for who follows it, with the hearings to which they are called. Throws notFound for anybody else. */
export async function presentFollowed(db: Db, accountId: string, state: CaseState): Promise<FollowView> {
  const me = findFollower(state, accountId);
  if (!me) throw new AppError('notFound', { what: 'case' });
  const { is_demo: isDemo } = await db.selectFrom('court_case').select('is_demo').where('id', '=', state.caseId).executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('participant')
    .innerJoin('hearing', 'hearing.id', 'participant.hearing_id')
    .select(['hearing.id as hearingId', 'hearing.state'])
    .where('participant.account_id', '=', accountId)
    .where('hearing.case_id', '=', state.caseId)
    .orderBy('hearing.scheduled_at', 'desc')
    .execute();
  const hearings = rows.map(({ hearingId, state: { title, courtroom, scheduledAt, status } }) => ({ hearingId, title, courtroom, scheduledAt, status }));
  return { ...followViewOf(state, me), isDemo, hearings };
}
