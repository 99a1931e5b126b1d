import { AppError } from '../../AppError.ts';
import type { EventDraft } from '../events.ts';
import { isCourtRole, partOf, silentRoles } from '../roles.ts';
import type { Deciders } from '../rule.ts';
import { isIsolated } from '../separation/isolation.ts';
import { areScreened } from '../separation/state.ts';
import { type HearingState, type ParticipantState, type ParticipantStatus, standingOf } from '../state.ts';
import { findWhisperOf } from '../whisper/state.ts';
import { guestsAt, peopleAt } from './device.ts';
import type { peopleCommands } from './wire.ts';

const present: ParticipantStatus[] = ['admitted', 'isolated', 'waiting', 'disconnected', 'consulting'];

function target(state: HearingState, id: string, allowed: readonly ParticipantStatus[]): ParticipantState {
  const participant = state.participants[id];
  if (!participant) throw new AppError('notFound', { what: 'participant' });
  if (!allowed.includes(participant.status)) throw new AppError('wrongParticipantState', { status: participant.status });
  return participant;
}
function admission({ id: participantId }: ParticipantState): EventDraft {
  return { type: 'participant.admitted', payload: { participantId } };
}
/** The court may not silence the bench. */
function isMutable(participant: ParticipantState): boolean {
  return participant.side !== 'bench' && !silentRoles.includes(participant.role);
}

/** Removal from the hearing, by order of the court. */
export function removal(state: HearingState, payload: { participantId: string; reason: string }, actor: ParticipantState): EventDraft[] {
  const who = target(state, payload.participantId, [...present, 'left', 'verified', 'removed']);
  if (who.id === actor.id || who.side === 'bench') throw new AppError('notAllowed', { act: 'participant.remove' });
  return who.status === 'removed' ? [] : [{ type: 'participant.removed', payload }];
}

export const decidePeople: Deciders<typeof peopleCommands> = {
  'participant.verify': (_, __, { id: participantId, status }) =>
    status === 'invited' ? [{ type: 'participant.verified', payload: { participantId, method: 'personalLink' } }] : [],
  'participant.declare': (_, payload, { id: participantId, status, declaredAt }) => {
    if (status === 'invited') throw new AppError('wrongParticipantState', { status });
    return declaredAt ? [] : [{ type: 'participant.declared', payload: { participantId, ...payload } }];
  },
  'participant.arrive': (_, __, self) => {
    const me = { participantId: self.id };
    if (self.status === 'invited' || !self.declaredAt) throw new AppError('wrongParticipantState', { status: self.status });
    if (self.status === 'disconnected') return [{ type: 'participant.returned', payload: me }];
    if (self.status !== 'verified' && self.status !== 'left') return [];
    const arrived: EventDraft = { type: 'participant.arrived', payload: me };
    return isCourtRole(self.role) ? [arrived, admission(self)] : [arrived];
  },
  'participant.setVenue': (state, payload) => {
    const who = state.participants[payload.participantId];
    if (!who) throw new AppError('notFound', { what: 'participant' });
    return who.venue === payload.venue ? [] : [{ type: 'participant.venueSet', payload }];
  },
  'participant.seatWith': (state, { participantId, hostId }) => {
    const who = target(state, participantId, ['invited', 'verified', 'waiting', 'admitted', 'left']);
    if (who.sharesDeviceOf === hostId) return [];
    if (hostId === null) return [{ type: 'participant.seatedWith', payload: { participantId, hostId } }];
    const host = target(state, hostId, ['waiting', 'admitted']);
    if (host.sharesDeviceOf !== null || guestsAt(state, who.id).length > 0 || host.id === who.id) throw new AppError('conflict', { what: 'device' });
    // Whoever is heard apart, or watches only, sits by themselves; so do people whom the court keeps from each other.
    const isOfSide = (one: ParticipantState): boolean => ['party', 'representative', 'interpreter'].includes(partOf(one.role));
    if (!isOfSide(who) || !isOfSide(host)) throw new AppError('mayNotMeet', { cause: 'role' });
    if (peopleAt(state, host.id).some((one) => areScreened(state, one.id, who.id))) throw new AppError('mayNotMeet', { cause: 'screened' });
    // A whisper that goes on before this device is not for whoever is seated there now.
    if (findWhisperOf(state, host.id)) throw new AppError('conflict', { what: 'privateTalk' });
    const verified: EventDraft[] = who.status === 'invited' ? [{ type: 'participant.verified', payload: { participantId, method: 'staffCheck' } }] : [];
    return [...verified, { type: 'participant.seatedWith', payload: { participantId, hostId } }];
  },
  'participant.leave': (_, __, { id: participantId, status }) =>
    present.includes(status) ? [{ type: 'participant.left', payload: { participantId, cause: 'ownWill' } }] : [],
  'participant.admit': (state, { participantId }) => {
    const who = target(state, participantId, ['waiting', 'isolated', 'admitted']);
    return who.status === 'admitted' ? [] : [admission(who)];
  },
  'participant.admitAll': (state) =>
    Object.values(state.participants)
      .filter((one) => one.status === 'waiting')
      .map((one) => (isIsolated(one) ? { type: 'participant.isolated', payload: { participantId: one.id } } : admission(one))),
  'participant.isolate': (state, { participantId }) => {
    // Sent out while their line is away, they are not back in court when it returns.
    const who = target(state, participantId, ['waiting', 'admitted', 'isolated', 'disconnected']);
    if (!isIsolated(who)) throw new AppError('notAllowed', { act: 'participant.isolate', role: who.role });
    return standingOf(who) === 'isolated' ? [] : [{ type: 'participant.isolated', payload: { participantId } }];
  },
  'participant.release': (state, { participantId }) => {
    const who = target(state, participantId, ['isolated', 'admitted', 'disconnected', 'left']);
    if (partOf(who.role) !== 'testifying') throw new AppError('notAllowed', { act: 'participant.release', role: who.role });
    return who.isReleased ? [] : [{ type: 'participant.released', payload: { participantId } }];
  },
  'participant.remove': removal,
  'participant.mute': (state, { participantId }) => {
    const who = target(state, participantId, present);
    if (!isMutable(who)) throw new AppError('notAllowed', { act: 'participant.mute', role: who.role });
    return who.isMuted ? [] : [{ type: 'participant.muted', payload: { participantId } }];
  },
  'participant.muteAll': (state, _, actor) =>
    Object.values(state.participants)
      .filter((one) => one.status === 'admitted' && one.id !== actor.id && isMutable(one) && !one.isMuted)
      .map((one) => ({ type: 'participant.muted', payload: { participantId: one.id } })),
  'participant.unmute': (state, { participantId }) =>
    target(state, participantId, present).isMuted ? [{ type: 'participant.unmuted', payload: { participantId } }] : [],
  'oath.read': (state, payload) => {
    const who = target(state, payload.participantId, ['admitted']);
    if (!['testifying', 'interpreter'].includes(partOf(who.role))) throw new AppError('notAllowed', { act: 'oath.read', role: who.role });
    return who.oath?.confirmedAt ? [] : [{ type: 'oath.read', payload }];
  },
  'oath.confirm': (_, payload, { id: participantId, oath }) => {
    if (!oath) throw new AppError('conflict', { what: 'oath' });
    return oath.confirmedAt ? [] : [{ type: 'oath.confirmed', payload: { participantId, ...payload } }];
  },
};
