import { AppError } from '../AppError.ts';
import type { Command } from './commands.ts';
import type { EventDraft } from './events.ts';
import { denialOf } from './permissions.ts';
import { isCourtRole, isIsolatedRole, silentRoles } from './roles.ts';
import type { HearingState, ParticipantState, ParticipantStatus } from './state.ts';

function target(state: HearingState, id: string, allowed: readonly ParticipantStatus[]): ParticipantState {
  const participant = state.participants[id];
  if (!participant) throw new AppError('notFound', { what: 'participant' });
  if (!allowed.includes(participant.status)) throw new AppError('wrongParticipantState', { status: participant.status });
  return participant;
}

function admission(participant: ParticipantState): EventDraft {
  return { type: 'participant.admitted', payload: { participantId: participant.id } };
}

/** The court may not silence the bench. */
function isMutable(participant: ParticipantState): boolean {
  return participant.side !== 'bench' && !silentRoles.includes(participant.role);
}

/**
 * The rule of court for one command: what it adds to the log. Empty when there is nothing to do (it is so
 * already). Throws AppError with a closed code when it may not be done. Recording events are not decided
 * here: they are facts of the recorder, appended beside the act that starts or ends it.
 */
export function decide(state: HearingState, command: Command, actorId: string): EventDraft[] {
  const denial = denialOf(command.type, state, actorId);
  if (denial) throw new AppError(denial, { act: command.type });
  const self = state.participants[actorId];
  if (!self) throw new AppError('notAllowed');
  const me = { participantId: actorId };
  switch (command.type) {
    case 'hearing.openCheckIn':
      return [{ type: 'hearing.checkInOpened', payload: {} }];
    case 'hearing.open':
      return []; // the recorder's id is needed: see `openingEvents`
    case 'hearing.recess':
      return [{ type: 'hearing.recessed', payload: command.payload }];
    case 'hearing.resume':
      return [{ type: 'hearing.resumed', payload: {} }];
    case 'hearing.adjourn':
      return [{ type: 'hearing.adjourned', payload: command.payload }];
    case 'hearing.suspend':
      return [{ type: 'hearing.suspended', payload: command.payload }];
    case 'hearing.convertOffline':
      return [{ type: 'hearing.convertedOffline', payload: command.payload }];
    case 'hearing.close':
      return [{ type: 'hearing.closed', payload: {} }];
    case 'hearing.cancel':
      return [{ type: 'hearing.cancelled', payload: command.payload }];

    case 'participant.verify':
      return self.status === 'invited' ? [{ type: 'participant.verified', payload: { ...me, method: 'personalLink' } }] : [];
    case 'participant.declare':
      if (self.status === 'invited') throw new AppError('wrongParticipantState', { status: self.status });
      return self.declaredAt ? [] : [{ type: 'participant.declared', payload: { ...me, ...command.payload } }];
    case 'participant.arrive': {
      if (self.status === 'invited' || !self.declaredAt) throw new AppError('wrongParticipantState', { status: self.status });
      if (self.status === 'disconnected') return [{ type: 'participant.returned', payload: me }];
      if (self.status !== 'verified' && self.status !== 'left') return [];
      const arrived: EventDraft = { type: 'participant.arrived', payload: me };
      return isCourtRole(self.role) ? [arrived, admission(self)] : [arrived];
    }
    case 'participant.leave': {
      const here: ParticipantStatus[] = ['waiting', 'admitted', 'isolated', 'consulting', 'disconnected'];
      return here.includes(self.status) ? [{ type: 'participant.left', payload: { ...me, cause: 'ownWill' } }] : [];
    }
    case 'participant.admit': {
      const who = target(state, command.payload.participantId, ['waiting', 'isolated', 'admitted']);
      return who.status === 'admitted' ? [] : [admission(who)];
    }
    case 'participant.admitAll':
      return Object.values(state.participants)
        .filter((one) => one.status === 'waiting')
        .map((one) => (isIsolatedRole(one.role) ? { type: 'participant.isolated', payload: { participantId: one.id } } : admission(one)));
    case 'participant.isolate': {
      const who = target(state, command.payload.participantId, ['waiting', 'admitted', 'isolated']);
      if (!isIsolatedRole(who.role)) throw new AppError('notAllowed', { act: command.type, role: who.role });
      return who.status === 'isolated' ? [] : [{ type: 'participant.isolated', payload: { participantId: who.id } }];
    }
    case 'participant.remove': {
      const who = target(state, command.payload.participantId, [
        'waiting',
        'admitted',
        'isolated',
        'consulting',
        'disconnected',
        'left',
        'verified',
        'removed',
      ]);
      if (who.id === actorId || who.side === 'bench') throw new AppError('notAllowed', { act: command.type });
      return who.status === 'removed' ? [] : [{ type: 'participant.removed', payload: command.payload }];
    }
    case 'participant.mute': {
      const who = target(state, command.payload.participantId, ['admitted', 'isolated', 'waiting', 'disconnected', 'consulting']);
      if (!isMutable(who)) throw new AppError('notAllowed', { act: command.type, role: who.role });
      return who.isMuted ? [] : [{ type: 'participant.muted', payload: { participantId: who.id } }];
    }
    case 'participant.muteAll':
      return Object.values(state.participants)
        .filter((one) => one.status === 'admitted' && one.id !== actorId && isMutable(one) && !one.isMuted)
        .map((one) => ({ type: 'participant.muted', payload: { participantId: one.id } }));
    case 'participant.unmute': {
      const who = target(state, command.payload.participantId, ['admitted', 'isolated', 'waiting', 'disconnected', 'consulting']);
      return who.isMuted ? [{ type: 'participant.unmuted', payload: { participantId: who.id } }] : [];
    }
    default:
      return command satisfies never;
  }
}

/** What the log gains when the presiding judge opens and the recorder is capturing. */
export function openingEvents(recordingId: string, startedAt: string): EventDraft[] {
  return [
    { type: 'recording.started', payload: { recordingId, startedAt } },
    { type: 'hearing.opened', payload: { recordingId } },
  ];
}
