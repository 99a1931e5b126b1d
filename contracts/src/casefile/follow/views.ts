import { z } from 'zod';
import { idSchema, instantSchema } from '../../ids.ts';
import { hearingStatuses } from '../../hearing/state.ts';
import { caseFileKindSchema, caseStageSchema } from '../kinds.ts';
import { ownOfferSchema } from '../offers/views.ts';
import { casePartyRoleSchema } from '../parties/wire.ts';
import { enforcementSteps, followCaseEvents, followerParts } from './wire.ts';

/** One thing that happened, in the story that a follower reads; newest first. */
export const storyLineSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('stage'), on: z.iso.date(), stage: caseStageSchema, deadlineOn: z.iso.date().nullable() }),
  z.strictObject({ what: z.literal('moved'), on: z.iso.date(), from: z.string(), to: z.string() }),
  z.strictObject({ what: z.literal('step'), on: z.iso.date(), step: z.enum(enforcementSteps), text: z.string() }),
]);
export type StoryLine = z.infer<typeof storyLineSchema>;

/** A case as somebody who follows it sees it: what is theirs, and of others what everybody in it may know. */
export const followViewSchema = z.strictObject({
  caseId: idSchema,
  caseNumber: z.string(),
  title: z.string(),
  kind: caseFileKindSchema,
  lead: z.string(),
  isDemo: z.boolean(),
  me: z.strictObject({
    followerId: idSchema,
    name: z.string(),
    as: z.enum(followerParts),
    partyRole: casePartyRoleSchema.nullable(),
    acceptsService: z.boolean(),
  }),
  story: z.array(storyLineSchema),
  /** Hearings to which they are called; one tap leads there. */
  hearings: z.array(
    z.strictObject({ hearingId: idSchema, title: z.string(), courtroom: z.string(), scheduledAt: instantSchema, status: z.enum(hearingStatuses) }),
  ),
  notices: z.array(
    z.strictObject({
      noticeId: idSchema,
      kind: z.enum(['message', 'service']),
      title: z.string(),
      /** Null until it is opened: opening it is the receipt. */
      text: z.string().nullable(),
      sentAt: instantSchema,
      openedAt: instantSchema.nullable(),
      documents: z.array(z.strictObject({ documentId: idSchema, title: z.string() })),
    }),
  ),
  clues: z.array(
    z.strictObject({
      clueId: idSchema,
      kind: z.enum(['property', 'whereabouts', 'other']),
      text: z.string(),
      givenAt: instantSchema,
      answers: z.array(z.strictObject({ outcome: z.enum(['checking', 'found', 'nothing']), text: z.string(), at: instantSchema })),
    }),
  ),
  fees: z.array(z.strictObject({ feeId: idSchema, title: z.string(), fen: z.int(), dueOn: z.iso.date().nullable(), paidOn: z.iso.date().nullable() })),
  mayGiveClues: z.boolean(),
  /** What they themselves offered for the file, the newest first. */
  offers: z.array(ownOfferSchema),
  mayOffer: z.boolean(),
});
export type FollowView = z.infer<typeof followViewSchema>;

/** Everything between an agency and who follows a case, for the agency. */
export const followStateSchema = z.object({
  /** Of those who follow it now: when they last signed in by a link, and until when they can. */
  links: z.record(idSchema, z.object({ lastUsedAt: instantSchema.nullable(), expiresAt: instantSchema.nullable() })),
  followers: z.record(idSchema, z.object({ ...followCaseEvents['follower.named'].shape, namedAt: instantSchema, endedAt: instantSchema.nullable() })),
  notices: z.array(
    z.object({ ...followCaseEvents['notice.sent'].shape, sentAt: instantSchema, opened: z.array(z.object({ followerId: idSchema, at: instantSchema })) }),
  ),
  clues: z.array(
    z.object({
      ...followCaseEvents['clue.given'].shape,
      givenAt: instantSchema,
      answers: z.array(z.object({ outcome: z.enum(['checking', 'found', 'nothing']), text: z.string(), at: instantSchema })),
    }),
  ),
  steps: z.array(followCaseEvents['step.taken']),
  fees: z.array(z.object({ ...followCaseEvents['fee.set'].shape, paidOn: z.iso.date().nullable() })),
});
export type KeptFollow = z.infer<typeof followStateSchema>;
