import { AppError } from '../../AppError.ts';
import type { Id } from '../../ids.ts';
import { type CaseFacts, type CaseViewer, mayOnCase } from '../access.ts';
import type { CaseDraft } from '../events.ts';
import { findFollower } from '../follow/rules.ts';
import type { CaseDeciders, CaseReducers } from '../rule.ts';
import type { CaseDocument, CaseState } from '../state.ts';
import { assertFileOpen } from '../volumes/rules.ts';
import type { CaseFileBytes } from '../volumes/wire.ts';
import type { Offer } from './state.ts';
import type { newOfferSchema, offersCaseCommands, offersCaseEvents } from './wire.ts';
import type { z } from 'zod';

/** What somebody may have waiting for an answer at a time. */
export const openOffersAtMost = 100;

export function findOffer({ offers }: Pick<CaseState, 'offers'>, offerId: Id): Offer | undefined {
  return offers.find((one) => one.offerId === offerId);
}

/** What offering a document adds to the log. Throws `notAllowed` to who does not follow the case as a party, `conflict` for an id that is taken. */
export function decideOffer(state: CaseState, accountId: Id, asked: Omit<z.infer<typeof newOfferSchema>, 'uploadId' | 'name'>, file: CaseFileBytes): CaseDraft {
  const { offerId, kind, title, proves } = asked;
  const { followerId } = assertMayOffer(state, accountId, offerId);
  return { type: 'offer.made', payload: { offerId, kind, title, proves, followerId, file } };
}

/** The same question before the bytes are looked at. */
export function assertMayOffer(state: CaseState, accountId: Id, offerId: Id): { followerId: Id } {
  const follower = findFollower(state, accountId);
  if (!follower || follower.as === 'relative') throw new AppError('notAllowed', { act: 'offerDocuments' });
  if (findOffer(state, offerId) || state.documents[offerId]) throw new AppError('conflict', { field: 'offerId' });
  const open = state.offers.filter((one) => one.followerId === follower.followerId && one.status === 'offered');
  if (open.length >= openOffersAtMost) throw new AppError('documentRefused', { cause: 'tooManyDocuments' });
  return follower;
}

/**
 * An offered document as its reader opens it: who gave it, whatever became of it; and who may read offers, while it is not part
 * of the file and was not taken back. Undefined for everybody else.
 */
export function findOffered(viewer: CaseViewer, state: CaseState, facts: CaseFacts, documentId: Id): CaseDocument | undefined {
  const offer = findOffer(state, documentId);
  if (!offer) return undefined;
  const isGiver = mayOnCase(viewer, 'offerDocuments', facts) && findFollower(state, viewer.accountId)?.followerId === offer.followerId;
  const isThere = offer.status === 'offered' || offer.status === 'refused';
  if (!isGiver && !(isThere && mayOnCase(viewer, 'readOffers', facts))) return undefined;
  const { title, file, offeredAt: filedAt } = offer;
  const version = { version: 1, ...file, filedAt, agencyId: null, reason: null, pages: null };
  return { documentId, volume: 'main', folder: '', title, madeOn: null, versions: [version], withdrawn: null };
}

export const decideOffers: CaseDeciders<typeof offersCaseCommands> = {
  'offer.withdraw': (state, payload, { accountId }) => {
    const { status, followerId } = getOffer(state, payload.offerId);
    // What another offered is not there for them.
    if (findFollower(state, accountId)?.followerId !== followerId) throw new AppError('notFound', { what: 'offer' });
    if (status === 'taken' || status === 'refused') throw new AppError('wrongCaseState', { cause: 'answered' });
    return status === 'withdrawn' ? [] : [{ type: 'offer.withdrawn', payload }];
  },
  'offer.take': (state, { offerId, folder, title }) => {
    const { status, file } = getOffer(state, offerId);
    if (status === 'taken') return [];
    if (status !== 'offered') throw new AppError('wrongCaseState', { cause: status === 'refused' ? 'answered' : status });
    assertFileOpen(state);
    return [
      { type: 'offer.taken', payload: { offerId } },
      { type: 'document.filed', payload: { documentId: offerId, volume: 'main', folder, title, madeOn: null, file } },
    ];
  },
  'offer.refuse': (state, payload) => {
    const { status } = getOffer(state, payload.offerId);
    if (status === 'taken' || status === 'withdrawn') throw new AppError('wrongCaseState', { cause: status === 'taken' ? 'answered' : status });
    return status === 'refused' ? [] : [{ type: 'offer.refused', payload }];
  },
};

export const reduceOffers: CaseReducers<typeof offersCaseEvents> = {
  'offer.made': (state, payload, { at }) => ({
    ...state,
    offers: [...state.offers, { ...payload, offeredAt: at, status: 'offered', reason: null, decidedAt: null }],
  }),
  'offer.withdrawn': (state, { offerId }, { at }) => answer(state, offerId, { status: 'withdrawn', decidedAt: at }),
  'offer.taken': (state, { offerId }, { at }) => answer(state, offerId, { status: 'taken', decidedAt: at }),
  'offer.refused': (state, { offerId, reason }, { at }) => answer(state, offerId, { status: 'refused', reason, decidedAt: at }),
};

function getOffer(state: CaseState, offerId: Id): Offer {
  const found = findOffer(state, offerId);
  if (!found) throw new AppError('notFound', { what: 'offer' });
  return found;
}

function answer(state: CaseState, offerId: Id, by: Partial<Offer>): CaseState {
  return { ...state, offers: state.offers.map((one) => (one.offerId === offerId ? { ...one, ...by } : one)) };
}
