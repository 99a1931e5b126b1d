import type { z } from 'zod';
import type { Id, Instant } from '../../ids.ts';
import type { followCaseEvents } from './wire.ts';

type PayloadOf<T extends keyof typeof followCaseEvents> = z.infer<(typeof followCaseEvents)[T]>;

export type Follower = PayloadOf<'follower.named'> & { namedAt: Instant; endedAt: Instant | null };
export type Notice = PayloadOf<'notice.sent'> & { sentAt: Instant; opened: { followerId: Id; at: Instant }[] };
export type Clue = PayloadOf<'clue.given'> & { givenAt: Instant; answers: { outcome: PayloadOf<'clue.answered'>['outcome']; text: string; at: Instant }[] };
export type EnforcementStep = PayloadOf<'step.taken'>;
export type Fee = PayloadOf<'fee.set'> & { paidOn: string | null };

/** What those who follow a case are told of it and tell it. */
export interface FollowState {
  followers: Record<Id, Follower>;
  notices: Notice[];
  clues: Clue[];
  steps: EnforcementStep[];
  fees: Fee[];
}

export const noFollowers: FollowState = { followers: {}, notices: [], clues: [], steps: [], fees: [] };
