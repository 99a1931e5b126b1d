import type { Id, Instant } from '../../ids.ts';
import { allAtDevicesOf } from '../people/device.ts';
import { principalOf } from '../people/team.ts';
import { partOf } from '../roles.ts';
import type { HearingState } from '../state.ts';

/** A private channel beside the hearing, encrypted between its members; the court knows only that it is there. */
export interface Whisper {
  id: Id;
  openerId: Id;
  memberIds: Id[];
  /** Who takes part now, with the public key that the others encrypt to. */
  joined: Record<Id, string>;
  openedAt: Instant;
}

export function findWhisperOf(state: Pick<HearingState, 'whispers'>, participantId: string): Whisper | undefined {
  return Object.values(state.whispers).find((one) => participantId in one.joined);
}

/** Client, lawyers and interpreter of one and the same person, and nobody else, not even before the same device. */
export function areOneTeam(state: Pick<HearingState, 'participants'>, ids: readonly Id[]): boolean {
  if (ids.some((id) => !state.participants[id])) return false;
  const people = allAtDevicesOf(state, ids);
  const isOfParty = people.every((one) => ['party', 'representative', 'interpreter'].includes(partOf(one.role)));
  return isOfParty && new Set(people.map((one) => principalOf(state, one))).size === 1;
}
