import type { Reducers } from '../rule.ts';
import { type HearingState, withParticipant } from '../state.ts';
import type { PrivateRoom } from './state.ts';
import type { roomEvents } from './wire.ts';

function withRoom(state: HearingState, id: string, change: (room: PrivateRoom) => Partial<PrivateRoom>): HearingState {
  const room = state.rooms[id];
  return room ? { ...state, rooms: { ...state.rooms, [id]: { ...room, ...change(room) } } } : state;
}
function without(ids: readonly string[], id: string): string[] {
  return ids.filter((one) => one !== id);
}

/** Back where they came from. Whoever lost the connection meanwhile comes back there. */
function stepBack(state: HearingState, id: string): HearingState {
  const one = state.participants[id];
  if (!one?.consultingFrom) return state;
  const back = one.status === 'disconnected' ? { statusBefore: one.consultingFrom } : { status: one.consultingFrom };
  return withParticipant(state, id, { ...back, consultingFrom: null });
}

/** Somebody has no place in this hearing any more: none in its rooms either; a room that is left empty is gone. */
export function withoutMember(state: HearingState, participantId: string): HearingState {
  const rooms = Object.values(state.rooms);
  if (!rooms.some((room) => room.memberIds.includes(participantId) || room.invitedIds.includes(participantId))) return state;
  const kept = rooms
    .map((room) => ({ ...room, memberIds: without(room.memberIds, participantId), invitedIds: without(room.invitedIds, participantId) }))
    .filter((room) => room.memberIds.length > 0 || state.rooms[room.id]?.memberIds.length === 0);
  return { ...state, rooms: Object.fromEntries(kept.map((room) => [room.id, room])) };
}

export const reduceRooms: Reducers<typeof roomEvents> = {
  'room.opened': (state, { roomId: id, kind, openerId, invitedIds, isAllowed }, { at: openedAt }) => {
    const room: PrivateRoom = { id, kind, openerId, invitedIds, memberIds: [], isLocked: false, isAllowed, openedAt };
    return { ...state, rooms: { ...state.rooms, [id]: room } };
  },
  'room.invited': (state, { roomId, participantId }) => withRoom(state, roomId, ({ invitedIds }) => ({ invitedIds: [...invitedIds, participantId] })),
  'room.allowed': (state, { roomId }) => withRoom(state, roomId, () => ({ isAllowed: true })),
  'room.entered': (state, { roomId, kind, participantId }) => {
    const entered = withRoom(state, roomId, ({ memberIds, invitedIds }) => ({
      memberIds: [...memberIds, participantId],
      invitedIds: without(invitedIds, participantId),
    }));
    const one = state.participants[participantId];
    // Of a deliberation nobody is told, so that the bench's place in the courtroom does not change by it.
    if (kind === 'deliberation' || (one?.status !== 'waiting' && one?.status !== 'admitted')) return entered;
    return withParticipant(entered, participantId, { status: 'consulting', consultingFrom: one.status });
  },
  'room.declined': (state, { roomId, participantId }) => withRoom(state, roomId, ({ invitedIds }) => ({ invitedIds: without(invitedIds, participantId) })),
  'room.left': (state, { roomId, participantId }) =>
    stepBack(
      withRoom(state, roomId, ({ memberIds }) => ({ memberIds: without(memberIds, participantId) })),
      participantId,
    ),
  'room.locked': (state, { roomId, isLocked }) => withRoom(state, roomId, () => ({ isLocked })),
  'room.closed': (state, { roomId }) => {
    const { [roomId]: closed, ...rooms } = state.rooms;
    return closed ? closed.memberIds.reduce(stepBack, { ...state, rooms }) : state;
  },
};
