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
}

/** Names a person in a hearing: an account, a seat, a line in the log, and one personal link. */
export async function inviteParticipant(db: Db, log: HearingLog, hearingId: string, invitation: Invitation): Promise<MadeLink & { participantId: string }> {
  const participantId = randomUUID();
  const accountId = randomUUID();
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
      await transaction.insertInto('account').values({ id: accountId, name: invitation.name, is_admin: false, created_at: new Date() }).execute();
      await transaction.insertInto('participant').values({ id: participantId, hearing_id: hearingId, account_id: accountId }).execute();
    },
  });
  return { participantId, ...(await makeLink(db, accountId, hearingId)) };
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
