import { AppError } from '../../AppError.ts';
import type { EventDraft } from '../events.ts';
import { stopsScreen } from '../presentation/screen.ts';
import { isCourtRole, isPresidingRole } from '../roles.ts';
import type { Deciders } from '../rule.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import { barToMeeting, findRoomOf, isCourtAlone, isOfBench, type PrivateRoom } from './state.ts';
import type { RoomKind, roomCommands } from './wire.ts';

const mostRooms = 20;

/** Whoever may not know of a room is told that there is none. */
function getRoom(state: HearingState, id: string, actor: ParticipantState): PrivateRoom {
  const room = state.rooms[id];
  if (!room || (room.kind === 'deliberation' && !isOfBench(actor))) throw new AppError('notFound', { what: 'room' });
  return room;
}

function assertMayMeet(state: HearingState, kind: RoomKind, ids: readonly string[]): void {
  const cause = barToMeeting(state, kind, ids);
  if (cause) throw new AppError('mayNotMeet', { cause });
}

/** Out of a room; who may not stay without those who go, goes too; an empty room closes. */
export function leaving({ participants }: HearingState, room: PrivateRoom, ids: readonly string[]): EventDraft[] {
  const { id: roomId, kind } = room;
  const rest = room.memberIds.filter((id) => !ids.includes(id)).flatMap((id) => participants[id] ?? []);
  const forced = kind === 'consultation' && isCourtAlone(rest) ? rest.filter((one) => isCourtRole(one.role)).map((one) => one.id) : [];
  const gone = [...ids, ...forced];
  const left = gone.map((participantId): EventDraft => ({ type: 'room.left', payload: { roomId, kind, participantId } }));
  const isEmpty = rest.length === forced.length;
  return isEmpty ? [...left, { type: 'room.closed', payload: { roomId, kind } }] : left;
}

function entering(state: HearingState, { id: roomId, kind }: Pick<PrivateRoom, 'id' | 'kind'>, participantId: string): EventDraft[] {
  const before = findRoomOf(state, participantId);
  const entered: EventDraft = { type: 'room.entered', payload: { roomId, kind, participantId } };
  // Whoever leaves the courtroom takes their screen with them: it does not come back by itself when they do.
  return [...stopsScreen(state, participantId), ...(before ? leaving(state, before, [participantId]) : []), entered];
}

/** All private rooms end: the court calls everyone back. */
export function closeRooms(state: HearingState): EventDraft[] {
  return Object.values(state.rooms).map(({ id: roomId, kind }) => ({ type: 'room.closed', payload: { roomId, kind } }));
}

export const decideRooms: Deciders<typeof roomCommands> = {
  'room.open': (state, { roomId, kind, inviteIds }, actor) => {
    if (state.rooms[roomId]) return [];
    if (Object.keys(state.rooms).length >= mostRooms) throw new AppError('rateLimited');
    const invitedIds = [...new Set(inviteIds)].filter((id) => id !== actor.id);
    if (invitedIds.length === 0) throw new AppError('badRequest', { field: 'inviteIds' });
    if (kind === 'deliberation' && !isPresidingRole(actor.role)) throw new AppError('notAllowed', { act: 'room.open' });
    assertMayMeet(state, kind, [actor.id, ...invitedIds]);
    // While the court sits nobody of the courtroom leaves it without leave (Online Litigation Rules art. 25).
    const isAllowed = kind === 'deliberation' || state.status !== 'inSession' || actor.status !== 'admitted';
    const opened: EventDraft = { type: 'room.opened', payload: { roomId, kind, openerId: actor.id, invitedIds, isAllowed } };
    return isAllowed ? [opened, ...entering(state, { id: roomId, kind }, actor.id)] : [opened];
  },
  'room.invite': (state, { roomId, participantId }, actor) => {
    const room = getRoom(state, roomId, actor);
    if (!room.memberIds.includes(actor.id)) throw new AppError('notAllowed', { act: 'room.invite' });
    if ([...room.memberIds, ...room.invitedIds].includes(participantId)) return [];
    assertMayMeet(state, room.kind, [...room.memberIds, ...room.invitedIds, participantId]);
    return [{ type: 'room.invited', payload: { roomId, kind: room.kind, participantId } }];
  },
  'room.allow': (state, { roomId }, actor) => {
    const room = getRoom(state, roomId, actor);
    return room.isAllowed ? [] : [{ type: 'room.allowed', payload: { roomId, kind: room.kind } }];
  },
  'room.enter': (state, { roomId }, actor) => {
    const room = getRoom(state, roomId, actor);
    if (room.memberIds.includes(actor.id)) return [];
    const isExpected = room.openerId === actor.id || room.invitedIds.includes(actor.id);
    if (!room.isAllowed) throw new AppError('leaveNeeded');
    // An unlocked room is open to whoever could have been asked in.
    if (!isExpected && room.isLocked) throw new AppError('roomLocked');
    assertMayMeet(state, room.kind, [...room.memberIds, actor.id]);
    return entering(state, room, actor.id);
  },
  'room.decline': (state, { roomId }, actor) => {
    const room = getRoom(state, roomId, actor);
    return room.invitedIds.includes(actor.id) ? [{ type: 'room.declined', payload: { roomId, kind: room.kind, participantId: actor.id } }] : [];
  },
  'room.leave': (state, { roomId }, actor) => {
    const room = getRoom(state, roomId, actor);
    return room.memberIds.includes(actor.id) ? leaving(state, room, [actor.id]) : [];
  },
  'room.lock': (state, { roomId, isLocked }, actor) => {
    const room = getRoom(state, roomId, actor);
    if (!room.memberIds.includes(actor.id)) throw new AppError('notAllowed', { act: 'room.lock' });
    return room.isLocked === isLocked ? [] : [{ type: 'room.locked', payload: { roomId, kind: room.kind, isLocked } }];
  },
  'room.close': (state, { roomId }, actor) => {
    const { kind, openerId } = getRoom(state, roomId, actor);
    if (openerId !== actor.id && !isPresidingRole(actor.role)) throw new AppError('notAllowed', { act: 'room.close' });
    return [{ type: 'room.closed', payload: { roomId, kind } }];
  },
};
