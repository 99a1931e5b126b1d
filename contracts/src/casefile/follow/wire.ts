import { z } from 'zod';
import { idSchema, reasonSchema, shortTextSchema } from '../../ids.ts';
import { mobileSchema, noticeLanguageSchema } from '../../notices/wire.ts';

/** As what somebody follows a case online. `relative`: named by an accused to be told (家属). */
export const followerParts = ['party', 'agent', 'relative'] as const;
const named = z.strictObject({
  followerId: idSchema,
  accountId: idSchema,
  /** The party that they are, act for, or are a relative of. */
  partyId: idSchema,
  as: z.enum(followerParts),
  name: shortTextSchema,
  /** Null of who was named since both are kept beside the log. */
  email: z.email().max(200).nullable(),
  phone: z.string().trim().max(40).nullable(),
  /** Agrees that documents are served on them here (OLR 29): what arrives is served. */
  acceptsService: z.boolean(),
});
/** How they are reached is kept beside the log, where they change it themselves (`notices`). */
export const newFollowerSchema = named.omit({ accountId: true }).extend({ phone: mobileSchema.nullable(), language: noticeLanguageSchema.optional() });
/** A new personal link for who lost theirs; the links before it end. */
const relinked = z.strictObject({ followerId: idSchema });
const endFollower = z.strictObject({ followerId: idSchema, reason: reasonSchema });

/** A message of the agency's, or documents served (送达). */
const notice = z
  .strictObject({
    noticeId: idSchema,
    kind: z.enum(['message', 'service']),
    to: z.array(idSchema).min(1).max(500),
    title: shortTextSchema,
    text: z.string().trim().min(1).max(4000),
    documentIds: z.array(idSchema).max(50),
  })
  .refine(({ kind, documentIds }) => kind === 'message' || documentIds.length > 0, { path: ['documentIds'] });
const open = z.strictObject({ noticeId: idSchema });
/** Who opened it is the receipt (送达回证, OLR 31). */
const opened = z.strictObject({ noticeId: idSchema, followerId: idSchema });

/** What a party knows of property that can be enforced against, or of anything else (财产线索). */
const giveClue = z.strictObject({ clueId: idSchema, kind: z.enum(['property', 'whereabouts', 'other']), text: z.string().trim().min(1).max(4000) });
const clueGiven = z.strictObject({ ...giveClue.shape, followerId: idSchema });
const answerClue = z.strictObject({
  clueId: idSchema,
  outcome: z.enum(['checking', 'found', 'nothing']),
  text: z.string().trim().min(1).max(2000),
});

/** A step of enforcement (执行节点). `applicants`: what the other side would get out of the way if they heard of it. */
export const enforcementSteps = ['filed', 'inquired', 'sealed', 'frozen', 'deducted', 'valued', 'auctioned', 'paidOut', 'restricted', 'ended'] as const;
const step = z.strictObject({
  stepId: idSchema,
  step: z.enum(enforcementSteps),
  takenOn: z.iso.date(),
  text: z.string().trim().max(1000),
  toldTo: z.enum(['all', 'applicants']),
});

/** Money of the case in fen (1/100 yuan): what a party has to pay or was paid, and by when. */
const fee = z.strictObject({ feeId: idSchema, partyId: idSchema, title: shortTextSchema, fen: z.int().min(1), dueOn: z.iso.date().nullable() });
const feePaid = z.strictObject({ feeId: idSchema, paidOn: z.iso.date() });

export const followCaseCommands = {
  'follower.end': endFollower,
  'notice.send': notice,
  'notice.open': open,
  'clue.give': giveClue,
  'clue.answer': answerClue,
  'step.take': step,
  'fee.set': fee,
  'fee.pay': feePaid,
} as const;
export const followCaseEvents = {
  'follower.named': named,
  'follower.relinked': relinked,
  'follower.ended': endFollower,
  'notice.sent': notice,
  'notice.opened': opened,
  'clue.given': clueGiven,
  'clue.answered': answerClue,
  'step.taken': step,
  'fee.set': fee,
  'fee.paid': feePaid,
} as const;
