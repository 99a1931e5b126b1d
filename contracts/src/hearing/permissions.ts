import type { CommandType } from './commands.ts';
import type { Role } from './roles.ts';
import type { HearingState, HearingStatus, ParticipantStatus } from './state.ts';

/** One line of the table: who may do this act, while the hearing is in which states. */
export interface Permission {
  roles: readonly Role[] | 'everyone';
  during: readonly HearingStatus[];
  /** States the actor must be in; without it, any state but removed. */
  actorIn?: readonly ParticipantStatus[];
}

const open: HearingStatus[] = ['checkIn', 'inSession', 'recess', 'suspended'];
const running: HearingStatus[] = ['inSession', 'recess', 'suspended'];
const presiding: Role[] = ['presidingJudge'];
const order: Role[] = ['presidingJudge', 'clerk'];
const inCourt: ParticipantStatus[] = ['admitted'];

/** The table of permissions: the server decides by it, the client asks it what to show. */
export const permissions: Record<CommandType, Permission> = {
  'hearing.openCheckIn': { roles: order, during: ['scheduled'] },
  'hearing.open': { roles: presiding, during: ['checkIn'], actorIn: inCourt },
  'hearing.recess': { roles: presiding, during: ['inSession'], actorIn: inCourt },
  'hearing.resume': { roles: presiding, during: ['recess', 'suspended'], actorIn: inCourt },
  'hearing.adjourn': { roles: presiding, during: open, actorIn: inCourt },
  'hearing.suspend': { roles: order, during: ['inSession', 'recess'], actorIn: inCourt },
  'hearing.convertOffline': { roles: presiding, during: open, actorIn: inCourt },
  'hearing.close': { roles: presiding, during: running, actorIn: inCourt },
  'hearing.cancel': { roles: order, during: ['scheduled', 'checkIn'] },

  'participant.verify': { roles: 'everyone', during: ['scheduled', ...open] },
  'participant.declare': { roles: 'everyone', during: ['scheduled', ...open] },
  'participant.arrive': { roles: 'everyone', during: open },
  'participant.leave': { roles: 'everyone', during: open },
  'participant.admit': { roles: order, during: open, actorIn: inCourt },
  'participant.admitAll': { roles: order, during: open, actorIn: inCourt },
  'participant.isolate': { roles: order, during: open, actorIn: inCourt },
  'participant.remove': { roles: presiding, during: open, actorIn: inCourt },
  'participant.mute': { roles: order, during: open, actorIn: inCourt },
  'participant.muteAll': { roles: order, during: open, actorIn: inCourt },
  'participant.unmute': { roles: order, during: open, actorIn: inCourt },
};

export type Denial = 'notAllowed' | 'wrongHearingState' | 'wrongParticipantState' | 'hearingClosed';

/** Undefined when the participant may do this act now; else why not. */
export function denialOf(act: CommandType, state: HearingState, participantId: string): Denial | undefined {
  const line = permissions[act];
  const actor = state.participants[participantId];
  if (!actor || actor.status === 'removed') return 'notAllowed';
  if (line.roles !== 'everyone' && !line.roles.includes(actor.role)) return 'notAllowed';
  if (state.status === 'closed') return 'hearingClosed';
  if (!line.during.includes(state.status)) return 'wrongHearingState';
  if (line.actorIn && !line.actorIn.includes(actor.status)) return 'wrongParticipantState';
  return undefined;
}

/** Whether the client should offer this act. */
export function can(act: CommandType, state: HearingState, participantId: string): boolean {
  return denialOf(act, state, participantId) === undefined;
}
