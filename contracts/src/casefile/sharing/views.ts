import { z } from 'zod';
import { idSchema, instantSchema } from '../../ids.ts';
import { circumstancesSchema, traitsCaseEvents } from '../traits/wire.ts';
import { groupsCaseEvents } from '../groups/wire.ts';
import { shareRequestSchema, sharingCaseEvents } from './wire.ts';

/** Asks to be shared a case: one that a look-up matched, or one that the caller may see something of already. */
export const newShareRequestSchema = z
  .strictObject({
    agencyId: idSchema,
    matchId: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    caseId: idSchema.nullable(),
    ...shareRequestSchema.shape,
  })
  .refine(({ matchId, caseId }) => (matchId === null) !== (caseId === null), { path: ['matchId'] });

const answered = { status: z.enum(['open', 'granted', 'refused']), refusal: z.string().nullable(), at: instantSchema };
const requestSchema = z.strictObject({ ...sharingCaseEvents['share.requested'].shape, ...answered });
const grantSchema = z.strictObject({
  ...sharingCaseEvents['share.granted'].shape,
  at: instantSchema,
  ended: z.strictObject({ reason: z.string(), at: instantSchema }).nullable(),
});

/** A request with its case, where the reader may see it. `openUntil`: of what was given on it; null when nothing is open by it. */
const requestWithCase = z.strictObject({
  ...requestSchema.shape,
  owner: z.string(),
  openUntil: instantSchema.nullable(),
  case: z.strictObject({ caseId: idSchema, caseNumber: z.string(), title: z.string() }).nullable(),
});
export type RequestWithCase = z.infer<typeof requestWithCase>;
/** `asked`: by agencies of the caller's. `toAnswer`: open ones on cases that the caller answers for. The newest first. */
export const shareRequestsSchema = z.strictObject({ asked: z.array(requestWithCase), toAnswer: z.array(requestWithCase) });
export const shareRequestsShown = 200;

/** How a case is tied to others and shared, as far as its reader may know; `null` where they may not. */
export const caseSharingSchema = z.strictObject({
  traits: z.array(traitsCaseEvents['trait.noted']).nullable(),
  circumstances: circumstancesSchema.nullable(),
  requests: z.array(requestSchema).nullable(),
  grants: z.array(grantSchema).nullable(),
  /** The open grants by which the reader's own agencies see it. */
  mine: z.array(grantSchema),
  groups: z.array(groupsCaseEvents['group.joined']).nullable(),
});
export type CaseSharing = z.infer<typeof caseSharingSchema>;
