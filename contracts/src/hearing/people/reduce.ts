import { withoutSpeaker } from '../floor/reduce.ts';
import { withoutMember } from '../rooms/reduce.ts';
import type { Reducers } from '../rule.ts';
import { type HearingState, type ParticipantState, type ParticipantStatus, withParticipant } from '../state.ts';
import { withoutWhisperer } from '../whisper/rules.ts';
import type { peopleEvents } from './wire.ts';

/** In another place than before, for good: nothing of the old one stays behind. */
function placed(state: HearingState, id: string, status: ParticipantStatus): HearingState {
  const change: Partial<ParticipantState> = { status, statusBefore: null, consultingFrom: null };
  return withoutWhisperer(withoutMember(withoutSpeaker(withParticipant(state, id, change), id), id), id);
}

export const reducePeople: Reducers<typeof peopleEvents> = {
  'participant.invited': (state, { participantId: id, ...about }) => {
    const participant: ParticipantState = {
      id,
      ...about,
      status: 'invited',
      statusBefore: null,
      declaredAt: null,
      arrivedAt: null,
      isMuted: false,
      consultingFrom: null,
      isReleased: false,
      oath: null,
    };
    return { ...state, participants: { ...state.participants, [id]: participant } };
  },
  'participant.verified': (state, { participantId }) => withParticipant(state, participantId, { status: 'verified', statusBefore: null }),
  'participant.declared': (state, { participantId }, { at }) => withParticipant(state, participantId, { declaredAt: at }),
  'participant.arrived': (state, { participantId }, { at }) => withParticipant(placed(state, participantId, 'waiting'), participantId, { arrivedAt: at }),
  'participant.admitted': (state, { participantId }) => placed(state, participantId, 'admitted'),
  'participant.isolated': (state, { participantId }) => placed(state, participantId, 'isolated'),
  'participant.released': (state, { participantId }) => withParticipant(state, participantId, { isReleased: true }),
  'participant.removed': (state, { participantId }) => placed(state, participantId, 'removed'),
  'participant.left': (state, { participantId }) => placed(state, participantId, 'left'),
  'participant.disconnected': (state, { participantId }) => {
    const one = state.participants[participantId];
    return one ? withParticipant(state, participantId, { status: 'disconnected', statusBefore: one.status }) : state;
  },
  'participant.returned': (state, { participantId }) => {
    const one = state.participants[participantId];
    return one?.statusBefore ? withParticipant(state, participantId, { status: one.statusBefore, statusBefore: null }) : state;
  },
  'participant.muted': (state, { participantId }) => withParticipant(state, participantId, { isMuted: true }),
  'participant.unmuted': (state, { participantId }) => withParticipant(state, participantId, { isMuted: false }),
  'oath.read': (state, { participantId, kind }, { at }) => withParticipant(state, participantId, { oath: { kind, readAt: at, confirmedAt: null } }),
  'oath.confirmed': (state, { participantId }, { at }) => {
    const oath = state.participants[participantId]?.oath;
    return oath ? withParticipant(state, participantId, { oath: { ...oath, confirmedAt: at } }) : state;
  },
};
