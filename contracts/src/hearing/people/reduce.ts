import { withoutSpeaker } from '../floor/reduce.ts';
import { withoutPresenter } from '../presentation/reduce.ts';
import { withoutMember } from '../rooms/reduce.ts';
import type { Reducers } from '../rule.ts';
import { type HearingState, type ParticipantState, type ParticipantStatus, withParticipant } from '../state.ts';
import { withoutWhisperer } from '../whisper/rules.ts';
import { guestsAt, peopleAt } from './device.ts';
import { newcomer } from './newcomer.ts';
import type { peopleEvents } from './wire.ts';

/** In another place than before, for good: nothing of the old one stays behind. */
function placed(state: HearingState, id: string, status: ParticipantStatus): HearingState {
  const change: Partial<ParticipantState> = { status, statusBefore: null, consultingFrom: null };
  const moved = guestsAt(state, id).reduce((before, guest) => placed(before, guest.id, status), withParticipant(state, id, change));
  return withoutPresenter(withoutWhisperer(withoutMember(withoutSpeaker(moved, id), id), id), id);
}

export const reducePeople: Reducers<typeof peopleEvents> = {
  'participant.invited': (state, { participantId: id, ...about }) => ({
    ...state,
    participants: { ...state.participants, [id]: newcomer({ id, ...about }) },
  }),
  'participant.verified': (state, { participantId }) => withParticipant(state, participantId, { status: 'verified', statusBefore: null }),
  'participant.declared': (state, { participantId }, { at }) => withParticipant(state, participantId, { declaredAt: at }),
  'participant.arrived': (state, { participantId }, { at }) => withParticipant(placed(state, participantId, 'waiting'), participantId, { arrivedAt: at }),
  'participant.admitted': (state, { participantId }) => placed(state, participantId, 'admitted'),
  'participant.isolated': (state, { participantId }) => {
    const isAway = state.participants[participantId]?.status === 'disconnected';
    const after = placed(state, participantId, 'isolated');
    return isAway ? withParticipant(after, participantId, { status: 'disconnected', statusBefore: 'isolated' }) : after;
  },
  'participant.released': (state, { participantId }) => withParticipant(state, participantId, { isReleased: true }),
  'participant.removed': (state, { participantId }) => placed(state, participantId, 'removed'),
  'participant.left': (state, { participantId }) => placed(state, participantId, 'left'),
  // With a device, everybody before it is lost and comes back.
  'participant.disconnected': (state, { participantId }) =>
    peopleAt(state, participantId).reduce((before, { id, status }) => withParticipant(before, id, { status: 'disconnected', statusBefore: status }), state),
  'participant.returned': (state, { participantId }) =>
    peopleAt(state, participantId).reduce(
      (before, { id, statusBefore }) => (statusBefore ? withParticipant(before, id, { status: statusBefore, statusBefore: null }) : before),
      state,
    ),
  'participant.venueSet': (state, { participantId, venue }) => withParticipant(state, participantId, { venue }),
  'participant.seatedWith': (state, { participantId, hostId }, { at }) => {
    const host = hostId === null ? undefined : state.participants[hostId];
    if (!state.participants[participantId]) return state;
    if (!host) return withParticipant(placed(state, participantId, 'verified'), participantId, { sharesDeviceOf: null });
    const here = { sharesDeviceOf: host.id, venue: host.venue, arrivedAt: at };
    return withParticipant(placed(state, participantId, host.status), participantId, here);
  },
  'participant.muted': (state, { participantId }) => withParticipant(state, participantId, { isMuted: true }),
  'participant.unmuted': (state, { participantId }) => withParticipant(state, participantId, { isMuted: false }),
  'oath.read': (state, { participantId, kind }, { at }) => withParticipant(state, participantId, { oath: { kind, readAt: at, confirmedAt: null } }),
  'oath.confirmed': (state, { participantId }, { at }) => {
    const oath = state.participants[participantId]?.oath;
    return oath ? withParticipant(state, participantId, { oath: { ...oath, confirmedAt: at } }) : state;
  },
};
