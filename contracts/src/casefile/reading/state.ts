import type { z } from 'zod';
import type { Id, Instant } from '../../ids.ts';
import type { readingCaseEvents } from './wire.ts';

type Events = { [T in keyof typeof readingCaseEvents]: z.infer<(typeof readingCaseEvents)[T]> };

/** What a lawyer asked for, and what became of it. */
export type Reading = Events['reading.asked'] & {
  askedAt: Instant;
  status: 'asked' | 'appointed' | 'refused' | 'ended';
  period: Omit<Events['reading.appointed'], 'readingId'> | null;
  /** Why it was refused or ended. */
  reason: string | null;
  decidedAt: Instant | null;
};

export type CaseComment = Events['comment.made'] & { at: Instant; answer: { bodySha256: string; at: Instant } | null };

/** The part of a case's state that is about lawyers. */
export interface ReadingState {
  /** In the order in which they were asked for. */
  readings: Reading[];
  comments: Record<Id, CaseComment>;
}
export const emptyReadingState: ReadingState = { readings: [], comments: {} };
