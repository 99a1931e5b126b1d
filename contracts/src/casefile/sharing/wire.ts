import { z } from 'zod';
import { agencyRefSchema } from '../../agency/agencies.ts';
import { idSchema, instantSchema, reasonSchema, shortTextSchema } from '../../ids.ts';
import { standingRuleIds } from './standingRules.ts';

/** Longest time for which a case is shared by one grant. */
export const mostShareDays = 180;
const days = z.int().min(1).max(mostShareDays);

/** What is asked for beside facts and people: all of the main volume, or documents by what they are called. */
const wanted = { wantsMainVolume: z.boolean(), titles: z.array(shortTextSchema).max(50), days };
export const shareRequestSchema = z.strictObject({ requestId: idSchema, purpose: reasonSchema, ...wanted });
const requested = z.strictObject({ requestId: idSchema, agency: agencyRefSchema, purpose: reasonSchema, ...wanted });

/** Ids of documents of the main volume, as they are now and will be; null: all of it; empty: facts and people alone. */
const sharedDocuments = z.array(idSchema).max(2000).nullable();
const grant = z.strictObject({
  grantId: idSchema,
  /** The request that it answers; null: given without having been asked. */
  requestId: idSchema.nullable(),
  agencyId: idSchema,
  documentIds: sharedDocuments,
  days,
});
const granted = z.strictObject({
  grantId: idSchema,
  requestId: idSchema.nullable(),
  agency: agencyRefSchema,
  documentIds: sharedDocuments,
  untilAt: instantSchema,
  /** The standing rule by which it was granted; null: the owner decided. */
  byRule: z.enum(standingRuleIds).nullable(),
});
const refuse = z.strictObject({ requestId: idSchema, reason: reasonSchema });
const end = z.strictObject({ grantId: idSchema, reason: reasonSchema });

export const sharingCaseCommands = { 'share.grant': grant, 'share.refuse': refuse, 'share.end': end } as const;
export const sharingCaseEvents = { 'share.requested': requested, 'share.granted': granted, 'share.refused': refuse, 'share.ended': end } as const;

export type ShareRequest = z.infer<typeof requested> & {
  at: z.infer<typeof instantSchema>;
  status: 'open' | 'granted' | 'refused';
  refusal: string | null;
};
export type ShareGrant = z.infer<typeof granted> & { at: z.infer<typeof instantSchema>; ended: { reason: string; at: z.infer<typeof instantSchema> } | null };
