import { can } from '@assize/contracts/hearing/permissions';
import { barToMeeting, findRoomOf, isOfBench, type PrivateRoom } from '@assize/contracts/hearing/rooms/state';
import type { RoomKind } from '@assize/contracts/hearing/rooms/wire';
import { type HearingState, type ParticipantState, standingOf } from '@assize/contracts/hearing/state';

/** Somebody one might talk to, and why one may not. */
export interface Companion {
  person: ParticipantState;
  bar: NonNullable<ReturnType<typeof barToMeeting>> | undefined;
}

const around = ['waiting', 'admitted', 'consulting'];
const isOfSide = (one: ParticipantState): boolean => ['plaintiff', 'defendant', 'third', 'stand'].includes(one.side);

/** Whom one may ask into a private room now, nearest first: who acts for one, then the own side, then the others. */
export function companions(state: HearingState, me: ParticipantState, kind: RoomKind): Companion[] {
  const closeness = (one: ParticipantState): number => (one.actsFor === me.id || me.actsFor === one.id ? 0 : one.side === me.side ? 1 : 2);
  return Object.values(state.participants)
    .filter((one) => one.id !== me.id && around.includes(standingOf(one)))
    .filter((one) => (kind === 'deliberation' ? isOfBench(one) : isOfSide(one) || one.role === 'clerk'))
    .map((person) => ({ person, bar: barToMeeting(state, kind, [me.id, person.id]) }))
    .filter(({ bar, person }) => bar === undefined || (bar === 'alone' && person.role === 'clerk'))
    .toSorted((a, b) => closeness(a.person) - closeness(b.person) || a.person.seat - b.person.seat);
}

/** What somebody can do about private rooms now. */
export interface TalkState {
  /** The kind of room one may open; none while one is in a room or has asked for one. */
  kind: RoomKind | undefined;
  /** Asked for, and not allowed by the judge yet. */
  waitsForLeave: PrivateRoom | undefined;
  /** May be entered now: asked for by me and allowed, or I was asked in. */
  invitations: PrivateRoom[];
  /** For the presiding judge: who asks leave to leave the courtroom. */
  requests: PrivateRoom[];
}

export function talkState(state: HearingState, me: ParticipantState): TalkState {
  const rooms = Object.values(state.rooms);
  const mine = rooms.filter((room) => room.openerId === me.id || room.invitedIds.includes(me.id));
  const isBusy = findRoomOf(state, me.id) !== undefined || mine.some((room) => room.openerId === me.id);
  const mayOpen = can('room.open', state, me.id) && !isBusy;
  const kind = isOfBench(me) ? 'deliberation' : 'consultation';
  return {
    // A deliberation is opened by the presiding judge.
    kind: mayOpen && (kind === 'consultation' || can('room.allow', state, me.id)) ? kind : undefined,
    waitsForLeave: mine.find((room) => room.openerId === me.id && !room.isAllowed),
    invitations: mine.filter((room) => room.isAllowed && !room.memberIds.includes(me.id)),
    requests: can('room.allow', state, me.id) ? rooms.filter((room) => !room.isAllowed) : [],
  };
}
