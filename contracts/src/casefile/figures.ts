import { z } from 'zod';
import { agencyKindSchema } from '../agency/agencies.ts';
import { idSchema, instantSchema } from '../ids.ts';
import { caseFileKindSchema } from './kinds.ts';
import { handoverPurposeSchema } from './lead/wire.ts';

/** Of which agency, over which days of the court's calendar, both included. */
export const figuresQuerySchema = z
  .strictObject({ agencyId: idSchema, fromOn: z.iso.date(), toOn: z.iso.date() })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'] });
export type FiguresQuery = z.infer<typeof figuresQuerySchema>;

/** Handovers of one month, one way, one purpose, one kind of case, with one other agency. */
export const figuresRowSchema = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  direction: z.enum(['out', 'in']),
  purpose: handoverPurposeSchema,
  kind: caseFileKindSchema,
  otherAgency: z.string(),
  otherKind: agencyKindSchema,
  otherDistrict: z.string(),
  sent: z.int(),
  accepted: z.int(),
  returned: z.int(),
  withdrawn: z.int(),
  waiting: z.int(),
  /** From sending to the answer, days; null where nothing was answered. */
  medianDays: z.number().nullable(),
});
export type FiguresRow = z.infer<typeof figuresRowSchema>;

/** What stands behind a row: the same handovers, one by one. */
export const figuresHandoversQuerySchema = z.strictObject({
  ...{ agencyId: idSchema, month: figuresRowSchema.shape.month, direction: z.enum(['out', 'in']), purpose: handoverPurposeSchema },
  ...{ kind: caseFileKindSchema, otherAgency: z.string().max(200) },
});
export type FiguresHandoversQuery = z.infer<typeof figuresHandoversQuerySchema>;
export const countedHandoverSchema = z.strictObject({
  caseId: idSchema,
  caseNumber: z.string(),
  title: z.string(),
  sentAt: instantSchema,
  status: z.enum(['accepted', 'returned', 'withdrawn', 'waiting']),
  answeredAt: instantSchema.nullable(),
});
export type CountedHandover = z.infer<typeof countedHandoverSchema>;
