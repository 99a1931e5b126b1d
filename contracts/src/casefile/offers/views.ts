import { z } from 'zod';
import { idSchema, instantSchema } from '../../ids.ts';
import type { CaseState } from '../state.ts';
import { type Offer, offerStatuses } from './state.ts';
import { offerKinds } from './wire.ts';

/** What somebody offered and what became of it, for themselves. */
export const ownOfferSchema = z.strictObject({
  offerId: idSchema,
  kind: z.enum(offerKinds),
  title: z.string(),
  proves: z.string(),
  fileName: z.string(),
  offeredAt: instantSchema,
  status: z.enum(offerStatuses),
  reason: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
});
export type OwnOffer = z.infer<typeof ownOfferSchema>;

/** The same for the agency that leads: with who gave it, and of which party. */
export const receivedOfferSchema = z.strictObject({ ...ownOfferSchema.shape, giver: z.string(), partyName: z.string() });
export type ReceivedOffer = z.infer<typeof receivedOfferSchema>;

export function presentOwnOffer({ offerId, kind, title, proves, file, offeredAt, status, reason, decidedAt }: Offer): OwnOffer {
  return { offerId, kind, title, proves, fileName: file.fileName, offeredAt, status, reason, decidedAt };
}

/** All that was offered in a case, the newest first. */
export function presentOffers({ offers, follow, parties }: Pick<CaseState, 'offers' | 'follow' | 'parties'>): ReceivedOffer[] {
  return offers
    .map((one) => {
      const giver = follow.followers[one.followerId];
      return { ...presentOwnOffer(one), giver: giver?.name ?? '', partyName: parties[giver?.partyId ?? '']?.name ?? '' };
    })
    .toReversed();
}
