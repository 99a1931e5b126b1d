import { z } from 'zod';
import { idSchema, instantSchema, shortTextSchema } from '../ids.ts';
import { causeIds, materialKinds } from './causes.ts';
import { docketFormSchema } from './form.ts';
import { docketStatuses } from './state.ts';
import { docketLineSchema, docketMaterialSchema, docketPayloads, renewalWays } from './wire.ts';

const correctionSchema = z.strictObject({
  ...docketPayloads['correction.asked'].shape,
  askedAt: instantSchema,
  answer: z.strictObject({ text: z.string(), at: instantSchema }).nullable(),
});

/** An application as its applicant or the court's desk is given it. */
export const applicationViewSchema = z.strictObject({
  applicationId: idSchema,
  standing: z.enum(['applicant', 'court']),
  seq: z.int(),
  status: z.enum(docketStatuses),
  court: z.strictObject({ id: idSchema, name: z.string() }),
  /** To the court: as it was sent. To the applicant: as they have it now. */
  form: docketFormSchema,
  materials: z.array(docketMaterialSchema),
  /** Of which saving of the form this is. */
  revision: z.int(),
  sentAt: instantSchema.nullable(),
  dueOn: z.iso.date().nullable(),
  /** Who of the court has taken it on; the applicant is told that somebody has, and no name. */
  clerk: z.strictObject({ name: z.string().nullable(), isMe: z.boolean() }).nullable(),
  corrections: z.array(correctionSchema),
  caseNumber: z.string().nullable(),
  refusal: z.strictObject({ reason: z.string(), appealUntilOn: z.iso.date() }).nullable(),
  decidedAt: instantSchema.nullable(),
  history: z.array(docketLineSchema),
  /** Whether the desk may give the applicant another link: their account was made for this application and is nothing else. */
  mayLink: z.boolean(),
  isDemo: z.boolean(),
});
export type ApplicationView = z.infer<typeof applicationViewSchema>;

/** One of the applications of an applicant, or of a court's queue. */
export const applicationRowSchema = z.strictObject({
  applicationId: idSchema,
  status: z.enum(docketStatuses),
  court: z.string(),
  cause: z.enum(causeIds).nullable(),
  plaintiff: z.string(),
  defendant: z.string(),
  sentAt: instantSchema.nullable(),
  dueOn: z.iso.date().nullable(),
  clerk: z.strictObject({ name: z.string().nullable(), isMe: z.boolean() }).nullable(),
  caseNumber: z.string().nullable(),
  isDemo: z.boolean(),
});
export type ApplicationRow = z.infer<typeof applicationRowSchema>;

export const docketCourtSchema = z.strictObject({ id: idSchema, name: z.string(), district: z.string(), isDemo: z.boolean() });
export type DocketCourt = z.infer<typeof docketCourtSchema>;

/** By what the numbers of a court's cases are known, `沪0107`. */
export const courtCodeSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\d]{1,12}$/u);
/** Whoever begins says who they are; nobody has looked at that yet. */
export const beginSchema = z.strictObject({ courtId: idSchema, name: shortTextSchema });
export const newApplicationSchema = z.strictObject({ applicationId: idSchema, courtId: idSchema });
/** `revision`: of the form that was changed. `conflict` when another device saved since. */
export const savedFormSchema = z.strictObject({ revision: z.int().min(0), form: docketFormSchema });
export const newMaterialSchema = z.strictObject({
  uploadId: idSchema,
  name: z.string().trim().min(1).max(500),
  kind: z.enum(materialKinds),
  title: shortTextSchema,
});
export const renewLinkSchema = z.strictObject({ asked: z.enum(renewalWays) });
export const queueSchema = z.strictObject({ courtId: idSchema, which: z.enum(['open', 'decided']) });
