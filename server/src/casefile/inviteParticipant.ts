import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { systemActor } from '@assize/contracts/hearing/events';
import { isPresidingRole, type Role, type Side, sideOf } from '@assize/contracts/hearing/roles';
import { hasEnded, type HearingState } from '@assize/contracts/hearing/state';
import type { HearingLog } from '../hearing/HearingLog.ts';
import type { Db } from '../platform/db.ts';
import { type MadeLink, makeLink } from '../session/links.ts';

export interface Invitation {
  name: string;
  role: Role;
  side?: Side | undefined;
  actsFor?: string | null | undefined;
  followerId?: string | undefined;
}

/** Names a person in a hearing: an account, or that of who follows the case, a seat, a line in the log, and one personal link. */
export async function inviteParticipant(db: Db, log: HearingLog, hearingId: string, invitation: Invitation): Promise<MadeLink & { participantId: string }> {
  const participantId = randomUUID();
  const following = invitation.followerId === undefined ? undefined : await getFollowerAccount(db, hearingId, invitation.followerId);
  const accountId = following ?? randomUUID();
  await log.append({
    hearingId,
    actor: systemActor,
    decide: (state) => {
      if (hasEnded(state)) throw new AppError('hearingClosed');
      // One hearing has one who directs it.
      const presides = Object.values(state.participants).some((one) => isPresidingRole(one.role) && one.status !== 'removed');
      if (presides && isPresidingRole(invitation.role)) throw new AppError('conflict', { what: 'presiding' });
      const side = sideFor(state, invitation);
      const payload = { participantId, role: invitation.role, side, seat: nextSeat(state, side), name: invitation.name, actsFor: invitation.actsFor ?? null };
      return [{ type: 'participant.invited', payload }];
    },
    alsoDo: async (transaction) => {
      if (following === undefined)
        await transaction.insertInto('account').values({ id: accountId, name: invitation.name, is_admin: false, created_at: new Date() }).execute();
      await transaction.insertInto('participant').values({ id: participantId, hearing_id: hearingId, account_id: accountId }).execute();
    },
  });
  return { participantId, ...(await makeLink(db, accountId, hearingId)) };
}

/** Throws notFound for somebody who does not follow the case of this hearing now. */
async function getFollowerAccount(db: Db, hearingId: string, followerId: string): Promise<string> {
  const row = await db
    .selectFrom('hearing')
    .innerJoin('court_case', 'court_case.id', 'hearing.case_id')
    .select('court_case.state')
    .where('hearing.id', '=', hearingId)
    .executeTakeFirst();
  const follower = row?.state?.follow.followers[followerId];
  if (!follower || follower.endedAt !== null) throw new AppError('notFound', { what: 'follower' });
  return follower.accountId;
}

/** A lawyer or an interpreter sits with whom they act for. */
function sideFor(state: HearingState, invitation: Invitation): Side {
  const represented = invitation.actsFor ? state.participants[invitation.actsFor] : undefined;
  if (invitation.actsFor && !represented) throw new AppError('notFound', { what: 'participant' });
  return invitation.side ?? represented?.side ?? sideOf(invitation.role);
}

function nextSeat(state: HearingState, side: Side): number {
  return Object.values(state.participants).filter((one) => one.side === side).length;
}
