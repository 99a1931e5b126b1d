import type { Id, Instant } from '../../ids.ts';
import { partOf, type Side, silentRoles } from '../roles.ts';
import type { ParticipantState } from '../state.ts';
import type { FloorMode } from './wire.ts';

export interface FloorState {
  mode: FloorMode;
  /** The order of sides, when in turn. */
  order: Side[];
  /** To whom the court gave the floor; more than one while somebody is examined. */
  holderIds: Id[];
  /** Whose turn it is; null between turns. */
  turn: Side | null;
  /** When the present holder or side got it. */
  since: Instant | null;
  /** How long they may speak, s, extensions counted; null without a limit. */
  limitS: number | null;
  hands: { participantId: Id; at: Instant }[];
}
export const openFloor: FloorState = { mode: 'open', order: [], holderIds: [], turn: null, since: null, limitS: null, hands: [] };

/** The bench and the court's staff speak whenever they wish: they direct the hearing. */
export function speaksFreely(one: Pick<ParticipantState, 'role'>): boolean {
  return ['presiding', 'bench', 'staff'].includes(partOf(one.role)) && !silentRoles.includes(one.role);
}

/** Whether the order of the floor lets this person speak now; whoever may not has the microphone held by the sfu. */
export function hasFloor(floor: FloorState, one: Pick<ParticipantState, 'id' | 'role' | 'side' | 'actsFor'>): boolean {
  if (floor.mode === 'open' || speaksFreely(one)) return true;
  // What an interpreter says is said for the person they interpret for, and to them while others speak.
  if (partOf(one.role) === 'interpreter') return true;
  return floor.mode === 'byOrder' && floor.turn !== null ? one.side === floor.turn || floor.holderIds.includes(one.id) : floor.holderIds.includes(one.id);
}
