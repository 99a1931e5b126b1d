import { AppError } from '../../AppError.ts';
import type { CaseDeciders, CaseReducers } from '../rule.ts';
import type { CaseState } from '../state.ts';
import type { Follower, FollowState } from './state.ts';
import type { followCaseCommands, followCaseEvents } from './wire.ts';

/** Somebody who follows the case now. Throws notFound. */
export function getFollower({ follow }: Pick<CaseState, 'follow'>, followerId: string): Follower {
  const follower = follow.followers[followerId];
  if (!follower || follower.endedAt !== null) throw new AppError('notFound', { what: 'follower' });
  return follower;
}

/** The person of this account who follows the case now. */
export function findFollower({ follow }: Pick<CaseState, 'follow'>, accountId: string | null): Follower | undefined {
  return Object.values(follow.followers).find((one) => one.accountId === accountId && one.endedAt === null);
}

export const decideFollow: CaseDeciders<typeof followCaseCommands> = {
  'follower.end': ({ follow }, payload) => {
    const follower = follow.followers[payload.followerId];
    if (!follower) throw new AppError('notFound', { what: 'follower' });
    return follower.endedAt === null ? [{ type: 'follower.ended', payload }] : [];
  },
  'notice.send': (state, payload) => {
    const { follow } = state;
    if (follow.notices.some((one) => one.noticeId === payload.noticeId)) return [];
    for (const id of payload.to) {
      const follower = getFollower(state, id);
      // OLR 29: online only on who agreed to it.
      if (payload.kind === 'service' && !follower.acceptsService) throw new AppError('serviceNotAgreed', { followerId: id });
    }
    for (const id of payload.documentIds) {
      // What is served is of the main volume: the side volume is nobody's but the agency's.
      if (state.documents[id]?.volume !== 'main' || state.documents[id].withdrawn) throw new AppError('notFound', { what: 'document' });
    }
    return [{ type: 'notice.sent', payload }];
  },
  'notice.open': (state, { noticeId }, { accountId }) => {
    const follower = findFollower(state, accountId);
    const notice = state.follow.notices.find((one) => one.noticeId === noticeId);
    if (!follower || !notice?.to.includes(follower.followerId)) throw new AppError('notFound', { what: 'notice' });
    const { followerId } = follower;
    return notice.opened.some((one) => one.followerId === followerId) ? [] : [{ type: 'notice.opened', payload: { noticeId, followerId } }];
  },
  'clue.give': (state, payload, { accountId }) => {
    const follower = findFollower(state, accountId);
    if (!follower) throw new AppError('notAllowed', { act: 'giveClue' });
    if (state.follow.clues.some((one) => one.clueId === payload.clueId)) return [];
    return [{ type: 'clue.given', payload: { ...payload, followerId: follower.followerId } }];
  },
  'clue.answer': ({ follow }, payload) => {
    if (!follow.clues.some((one) => one.clueId === payload.clueId)) throw new AppError('notFound', { what: 'clue' });
    return [{ type: 'clue.answered', payload }];
  },
  'step.take': ({ follow }, payload) => (follow.steps.some((one) => one.stepId === payload.stepId) ? [] : [{ type: 'step.taken', payload }]),
  'fee.set': (state, payload) => {
    if (!state.parties[payload.partyId]) throw new AppError('notFound', { what: 'party' });
    return state.follow.fees.some((one) => one.feeId === payload.feeId) ? [] : [{ type: 'fee.set', payload }];
  },
  'fee.pay': ({ follow }, payload) => {
    const fee = follow.fees.find((one) => one.feeId === payload.feeId);
    if (!fee) throw new AppError('notFound', { what: 'fee' });
    return fee.paidOn === null ? [{ type: 'fee.paid', payload }] : [];
  },
};

export const reduceFollow: CaseReducers<typeof followCaseEvents> = {
  'follower.named': (state, payload, { at }) =>
    change(state, (follow) => ({ followers: { ...follow.followers, [payload.followerId]: { ...payload, namedAt: at, endedAt: null } } })),
  // By which link somebody signs in is no part of the case; that they were given another is told by its log.
  'follower.relinked': (state) => state,
  'follower.ended': (state, { followerId }, { at }) =>
    change(state, ({ followers }) => {
      const follower = followers[followerId];
      return follower ? { followers: { ...followers, [followerId]: { ...follower, endedAt: at } } } : {};
    }),
  'notice.sent': (state, payload, { at }) => change(state, ({ notices }) => ({ notices: [...notices, { ...payload, sentAt: at, opened: [] }] })),
  'notice.opened': (state, { noticeId, followerId }, { at }) =>
    change(state, ({ notices }) => ({
      notices: notices.map((one) => (one.noticeId === noticeId ? { ...one, opened: [...one.opened, { followerId, at }] } : one)),
    })),
  'clue.given': (state, payload, { at }) => change(state, ({ clues }) => ({ clues: [...clues, { ...payload, givenAt: at, answers: [] }] })),
  'clue.answered': (state, { clueId, outcome, text }, { at }) =>
    change(state, ({ clues }) => ({
      clues: clues.map((one) => (one.clueId === clueId ? { ...one, answers: [...one.answers, { outcome, text, at }] } : one)),
    })),
  'step.taken': (state, payload) => change(state, ({ steps }) => ({ steps: [...steps, payload] })),
  'fee.set': (state, payload) => change(state, ({ fees }) => ({ fees: [...fees, { ...payload, paidOn: null }] })),
  'fee.paid': (state, { feeId, paidOn }) => change(state, ({ fees }) => ({ fees: fees.map((one) => (one.feeId === feeId ? { ...one, paidOn } : one)) })),
};

function change(state: CaseState, by: (follow: FollowState) => Partial<FollowState>): CaseState {
  return { ...state, follow: { ...state.follow, ...by(state.follow) } };
}
