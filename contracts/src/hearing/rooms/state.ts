import type { Id, Instant } from '../../ids.ts';
import { allAtDevicesOf } from '../people/device.ts';
import { isCourtRole, partOf } from '../roles.ts';
import { areScreened } from '../separation/state.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import type { RoomKind } from './wire.ts';

export interface PrivateRoom {
  id: Id;
  kind: RoomKind;
  openerId: Id;
  /** Asked in, neither come nor declined yet. */
  invitedIds: Id[];
  /** In the room now. */
  memberIds: Id[];
  isLocked: boolean;
  /** False while the court sits and the presiding judge has not given leave. */
  isAllowed: boolean;
  openedAt: Instant;
}

/** The private room in which somebody is. */
export function findRoomOf(state: Pick<HearingState, 'rooms'>, participantId: string): PrivateRoom | undefined {
  return Object.values(state.rooms).find((room) => room.memberIds.includes(participantId));
}

export function isOfBench(one: Pick<ParticipantState, 'role'>): boolean {
  return ['presiding', 'bench'].includes(partOf(one.role));
}

/** Why somebody may not be in a private room of this kind with these others; undefined when they may. */
export function barToMeeting(state: HearingState, kind: RoomKind, ids: readonly Id[]): 'role' | 'screened' | 'alone' | 'unknown' | undefined {
  if (ids.some((id) => !state.participants[id])) return 'unknown';
  const known = allAtDevicesOf(state, ids);
  if (kind === 'deliberation') return known.every(isOfBench) ? undefined : 'role';
  // No observer and no witness; nor the bench, which does not talk with parties outside the courtroom.
  if (!known.every((one) => ['party', 'representative', 'interpreter', 'staff'].includes(partOf(one.role)) && one.role !== 'technician')) return 'role';
  if (known.some((a) => known.some((b) => areScreened(state, a.id, b.id)))) return 'screened';
  return isCourtAlone(known) ? 'alone' : undefined;
}

/** Court staff with people of one side only: never (no talk with a party behind the other's back). */
export function isCourtAlone(people: readonly ParticipantState[]): boolean {
  const others = people.filter((one) => !isCourtRole(one.role));
  return others.length < people.length && new Set(others.map((one) => one.side)).size < 2;
}
