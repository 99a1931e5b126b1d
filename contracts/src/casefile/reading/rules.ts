import type { z } from 'zod';
import { AppError } from '../../AppError.ts';
import type { Id, Instant } from '../../ids.ts';
import type { CaseDraft } from '../events.ts';
import type { CaseDeciders, CaseReducers } from '../rule.ts';
import type { CaseState } from '../state.ts';
import { endOfOpening } from './hours.ts';
import { findReadingLaw } from './lawOfReading.ts';
import type { Reading, ReadingState } from './state.ts';
import type { readingCaseCommands, readingCaseEvents } from './wire.ts';

export const decideReading: CaseDeciders<typeof readingCaseCommands> = {
  'reading.appoint': (state, payload, { timeZone, now }) => {
    const { status, partyId, period } = getReading(state, payload.readingId);
    if (status === 'refused' || status === 'ended') throw new AppError('wrongCaseState', { cause: 'readingOver' });
    if (!findReadingLaw(state, partyId)) throw new AppError('wrongCaseState', { cause: 'readingTooEarly' });
    if (payload.from > payload.until) throw new AppError('badRequest', { field: 'until' });
    const named = payload.documents === 'main' ? [] : payload.documents;
    // The side volume is the agency's own: no lawyer ever reads it.
    if (named.some((id) => state.documents[id]?.volume !== 'main')) throw new AppError('badRequest', { field: 'documents' });
    const endsAt = endOfOpening(payload, timeZone);
    if (endsAt <= now) throw new AppError('badRequest', { field: 'until' });
    const { readingId: _id, ...asked } = payload;
    const isSame =
      period !== null && Object.entries(asked).every(([key, value]) => JSON.stringify(value) === JSON.stringify(period[key as keyof typeof asked]));
    return isSame ? [] : [{ type: 'reading.appointed', payload: { ...payload, endsAt } }];
  },
  'reading.refuse': (state, payload) => {
    const { status } = getReading(state, payload.readingId);
    if (status === 'refused') return [];
    if (status !== 'asked') throw new AppError('wrongCaseState', { cause: 'readingOver' });
    return [{ type: 'reading.refused', payload }];
  },
  'reading.end': (state, payload) => {
    const { status } = getReading(state, payload.readingId);
    if (status === 'ended') return [];
    if (status !== 'appointed') throw new AppError('wrongCaseState', { cause: 'readingOver' });
    return [{ type: 'reading.ended', payload }];
  },
};

export const reduceReading: CaseReducers<typeof readingCaseEvents> = {
  'reading.asked': (state, payload, { at }) => ({
    ...state,
    readings: [...state.readings, { ...payload, askedAt: at, status: 'asked', period: null, reason: null, decidedAt: null }],
  }),
  'reading.appointed': (state, { readingId, ...period }, { at }) => change(state, readingId, { status: 'appointed', period, decidedAt: at }),
  'reading.refused': (state, { readingId, reason }, { at }) => change(state, readingId, { status: 'refused', reason, decidedAt: at }),
  'reading.ended': (state, { readingId, reason }, { at }) => change(state, readingId, { status: 'ended', reason, decidedAt: at }),
  'comment.made': (state, payload, { at }) => ({ ...state, comments: { ...state.comments, [payload.commentId]: { ...payload, at, answer: null } } }),
  'comment.answered': (state, { commentId, bodySha256 }, { at }) => {
    const comment = state.comments[commentId];
    return comment ? { ...state, comments: { ...state.comments, [commentId]: { ...comment, answer: { bodySha256, at } } } } : state;
  },
};

/** Asks to read: nothing new while an earlier request of the same lawyer waits or holds. */
export function decideAsking(state: CaseState, payload: z.infer<(typeof readingCaseEvents)['reading.asked']>, now: Instant): CaseDraft[] {
  const isLive = ({ accountId, status, period }: Reading): boolean =>
    accountId === payload.accountId && (status === 'asked' || (status === 'appointed' && (period?.endsAt ?? '') > now));
  return state.readings.some(isLive) ? [] : [{ type: 'reading.asked', payload }];
}

/** A comment of a lawyer who reads the case. Throws AppError. */
export function decideComment(state: CaseState, comment: { commentId: Id; accountId: Id; bodySha256: string }): CaseDraft[] {
  const known = state.comments[comment.commentId];
  if (known && (known.accountId !== comment.accountId || known.bodySha256 !== comment.bodySha256)) throw new AppError('conflict', { field: 'commentId' });
  const reading = findAppointed(state, comment.accountId);
  if (!reading) throw new AppError('notAllowed');
  return known ? [] : [{ type: 'comment.made', payload: { ...comment, readingId: reading.readingId } }];
}

/** The agency's answer, given once. Throws AppError. */
export function decideAnswer(state: CaseState, answer: { commentId: Id; bodySha256: string }): CaseDraft[] {
  const comment = state.comments[answer.commentId];
  if (!comment) throw new AppError('notFound', { what: 'comment' });
  if (comment.answer === null) return [{ type: 'comment.answered', payload: answer }];
  if (comment.answer.bodySha256 !== answer.bodySha256) throw new AppError('wrongCaseState', { cause: 'answered' });
  return [];
}

/** The last period that was appointed to an account and not ended. */
export function findAppointed({ readings }: ReadingState, accountId: Id): Reading | undefined {
  return readings.findLast((one) => one.accountId === accountId && one.status === 'appointed');
}

/** Lawyers who read the case, until when. */
export function counselOf({ readings }: ReadingState): { accountId: Id; untilAt: Instant }[] {
  return readings.flatMap(({ accountId, status, period }) => (status === 'appointed' && period ? [{ accountId, untilAt: period.endsAt }] : []));
}

export function findReading({ readings }: ReadingState, readingId: Id): Reading | undefined {
  return readings.find((one) => one.readingId === readingId);
}

function getReading(state: ReadingState, readingId: Id): Reading {
  const found = findReading(state, readingId);
  if (!found) throw new AppError('notFound', { what: 'reading' });
  return found;
}

function change(state: CaseState, readingId: Id, changed: Partial<Reading>): CaseState {
  return { ...state, readings: state.readings.map((one) => (one.readingId === readingId ? { ...one, ...changed } : one)) };
}
