import type { Instant } from '../../ids.ts';
import { partOf } from '../roles.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import type { PublicityGround, PublicityLevel } from './wire.ts';

export interface PublicityState {
  level: PublicityLevel;
  /** Null while it is public. */
  ground: PublicityGround | null;
  /** The court's own words; null before it said any, and for who may not be told them. */
  reason: string | null;
  since: Instant | null;
}
/** A hearing is public unless the court orders otherwise (Civil Procedure Law art. 137). */
export const openToPublic: PublicityState = { level: 'public', ground: null, reason: null, since: null };

/**
 * Whether somebody only listens, and may not while it is not public: the gallery, and who testified and stayed to
 * listen. They keep their places for when it is public again.
 */
export function isKeptOut({ publicity }: Pick<HearingState, 'publicity'>, one: Pick<ParticipantState, 'role' | 'isReleased'>): boolean {
  if (publicity.level === 'public') return false;
  return partOf(one.role) === 'observer' || (partOf(one.role) === 'testifying' && one.isReleased);
}
