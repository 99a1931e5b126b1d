import { z } from 'zod';
import { idSchema, reasonSchema, shortTextSchema } from '../../ids.ts';
import { caseFileBytesSchema } from '../volumes/wire.ts';

/** What a party hands in for their case before any hearing: evidence (证据), or what they have to say (书面意见). */
export const offerKinds = ['evidence', 'opinion'] as const;
const offered = {
  offerId: idSchema,
  kind: z.enum(offerKinds),
  title: shortTextSchema,
  /** Of evidence: what it is to prove (证明目的). */
  proves: z.string().trim().max(2000),
};
/** Names an upload of the giver's; its bytes are examined and kept before the act enters the log. */
export const newOfferSchema = z
  .strictObject({ ...offered, uploadId: idSchema, name: z.string().trim().min(1).max(500) })
  .refine(({ kind, proves }) => kind === 'opinion' || proves !== '', { path: ['proves'] });
const made = z.strictObject({ ...offered, followerId: idSchema, file: caseFileBytesSchema });

/** Into the main volume, as the clerk enters it there; it keeps its id. */
const take = z.strictObject({ offerId: idSchema, folder: z.string().trim().max(200), title: shortTextSchema });
/** By who gave it, while nobody answered it. */
const withdraw = z.strictObject({ offerId: idSchema });
const refuse = z.strictObject({ offerId: idSchema, reason: reasonSchema });

export const offersCaseCommands = { 'offer.withdraw': withdraw, 'offer.take': take, 'offer.refuse': refuse } as const;
export const offersCaseEvents = {
  'offer.made': made,
  'offer.withdrawn': withdraw,
  'offer.taken': z.strictObject({ offerId: idSchema }),
  'offer.refused': refuse,
} as const;
