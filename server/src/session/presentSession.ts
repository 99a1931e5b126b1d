import type { Participation, Session } from '@assize/contracts/casefile/views';
import { courtRoles } from '@assize/contracts/hearing/roles';
import { tokenKinds } from '@assize/contracts/media/tokens';
import { signToken } from '@assize/platform/tokens';
import { listMemberships } from '../agency/memberships.ts';
import type { Db } from '../platform/db.ts';
import type { OpenSession } from './sessions.ts';

/** The session as the client gets it: who, with which access token, in which hearings. */
export async function presentSession(db: Db, session: OpenSession, secret: string): Promise<Session> {
  const { sessionId, accountId, linkId } = session;
  const account = await db.selectFrom('account').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow();
  const link = await db.selectFrom('sign_in_link').select('hearing_id').where('id', '=', linkId).executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('participant')
    .innerJoin('hearing', 'hearing.id', 'participant.hearing_id')
    .innerJoin('court_case', 'court_case.id', 'hearing.case_id')
    .select(['participant.id as participantId', 'hearing.id as hearingId', 'hearing.case_id as caseId', 'hearing.state', 'court_case.is_demo'])
    .where('participant.account_id', '=', accountId)
    .orderBy('hearing.scheduled_at', 'desc')
    .execute();
  const participations = rows.flatMap((row): Participation[] => {
    const { state, hearingId, participantId, caseId } = row;
    const me = state.participants[participantId];
    if (!me) return [];
    const { title, caseNumber, court, courtroom, scheduledAt, status } = state;
    return [{ hearingId, participantId, caseId, role: me.role, name: me.name, title, caseNumber, court, courtroom, scheduledAt, status }];
  });
  const memberships = await listMemberships(db, accountId);
  const followed = await db
    .selectFrom('case_relation')
    .innerJoin('court_case', 'court_case.id', 'case_relation.case_id')
    .select('court_case.is_demo')
    .where('account_id', '=', accountId)
    .where('relation', 'in', ['party', 'relative'])
    .executeTakeFirst();
  const applied = await db.selectFrom('docket_application').select('is_demo').where('account_id', '=', accountId).executeTakeFirst();
  return {
    sessionId,
    accessToken: signToken('access', { sub: accountId, sessionId, isAdmin: account.is_admin }, secret),
    expiresAt: new Date(Date.now() + tokenKinds.access.expiresInS * 1000).toISOString(),
    account: {
      id: accountId,
      name: account.name,
      isCourtStaff: account.is_admin || participations.some((one) => courtRoles.includes(one.role)),
      isFollower: followed !== undefined,
      isApplicant: applied !== undefined,
      isAdmin: account.is_admin,
    },
    memberships,
    hearingId: link.hearing_id,
    participations,
    isDemo: rows.some((row) => row.is_demo) || memberships.some(({ agency }) => agency.isDemo) || [followed, applied].some((one) => one?.is_demo === true),
  };
}
