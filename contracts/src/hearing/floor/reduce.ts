import type { Reducers } from '../rule.ts';
import type { HearingState } from '../state.ts';
import { type FloorState, openFloor } from './state.ts';
import type { floorEvents } from './wire.ts';

function withFloor(state: HearingState, change: Partial<FloorState>): HearingState {
  return { ...state, floor: { ...state.floor, ...change } };
}

const nobody = { holderIds: [], turn: null, since: null, limitS: null };

/** Somebody is not in court any more: neither floor nor hand stays theirs. */
export function withoutSpeaker(state: HearingState, participantId: string): HearingState {
  const { holderIds, hands } = state.floor;
  if (!holderIds.includes(participantId) && !hands.some((one) => one.participantId === participantId)) return state;
  const left = holderIds.filter((id) => id !== participantId);
  const isOver = holderIds.length > 0 && left.length === 0;
  const cleared = { holderIds: left, hands: hands.filter((one) => one.participantId !== participantId) };
  return withFloor(state, isOver ? { ...cleared, since: null, limitS: null } : cleared);
}

export const reduceFloor: Reducers<typeof floorEvents> = {
  'floor.modeSet': (state, { mode, order }) => ({ ...state, floor: { ...openFloor, mode, order, hands: state.floor.hands } }),
  'floor.given': (state, { participantId, limitS, isAlso }, { at }) => {
    const { holderIds, hands } = state.floor;
    return withFloor(state, {
      holderIds: isAlso ? [...holderIds.filter((id) => id !== participantId), participantId] : [participantId],
      since: at,
      limitS,
      hands: hands.filter((one) => one.participantId !== participantId),
    });
  },
  'floor.passed': (state, { side, limitS }, { at }) => withFloor(state, { holderIds: [], turn: side, since: side === null ? null : at, limitS }),
  'floor.extended': (state, { byS }) => withFloor(state, { limitS: (state.floor.limitS ?? 0) + byS }),
  'floor.withdrawn': (state) => withFloor(state, nobody),
  'floor.yielded': (state, { participantId }) => {
    const given = withoutSpeaker(state, participantId);
    return given.floor.turn !== null && given.participants[participantId]?.side === given.floor.turn ? withFloor(given, nobody) : given;
  },
  'floor.handRaised': (state, { participantId }, { at }) => withFloor(state, { hands: [...state.floor.hands, { participantId, at }] }),
  'floor.handLowered': (state, { participantId }) => withFloor(state, { hands: state.floor.hands.filter((one) => one.participantId !== participantId) }),
  'floor.handsLowered': (state) => withFloor(state, { hands: [] }),
};
