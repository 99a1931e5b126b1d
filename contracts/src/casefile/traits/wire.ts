import { z } from 'zod';
import { idSchema, reasonSchema } from '../../ids.ts';

/**
 * What ties a case to others (线索要素): a person by identity document or credit code, a phone number, a bank account, a
 * device by its IMEI, a vehicle by its plate, an address, an account of an online service.
 */
export const traitKinds = ['person', 'phone', 'bankAccount', 'device', 'vehicle', 'address', 'account'] as const;
export const traitKindSchema = z.enum(traitKinds);
export type TraitKind = z.infer<typeof traitKindSchema>;

/** As it was found; what it is compared by is its normal form (`normalFormOf`). */
export const traitValueSchema = z.string().trim().min(1).max(300);

const note = z.strictObject({
  traitId: idSchema,
  kind: traitKindSchema,
  value: traitValueSchema,
  /** Whose it is, and where it was found, as far as that is known. */
  partyId: idSchema.nullable(),
  documentId: idSchema.nullable(),
});
const strike = z.strictObject({ traitId: idSchema, reason: reasonSchema });

/** How, where and when it was done, in words: manner 作案手法, place, first and last day. In place of what was said before. */
export const circumstancesSchema = z
  .strictObject({
    manner: z.string().trim().max(500),
    place: z.string().trim().max(300),
    fromOn: z.iso.date().nullable(),
    toOn: z.iso.date().nullable(),
  })
  .refine(({ fromOn, toOn }) => fromOn === null || toOn === null || fromOn <= toOn, { path: ['toOn'] });
export type Circumstances = z.infer<typeof circumstancesSchema>;

export const traitsCaseCommands = { 'trait.note': note, 'trait.strike': strike, 'circumstances.describe': circumstancesSchema } as const;
export const traitsCaseEvents = { 'trait.noted': note, 'trait.struck': strike, 'circumstances.described': circumstancesSchema } as const;
