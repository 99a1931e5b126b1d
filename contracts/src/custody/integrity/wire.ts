import { z } from 'zod';
import { idSchema, reasonSchema, sha256Schema } from '../../ids.ts';
import { codeStampSchema, integrityStatementSchema, productsStatementSchema, shortCodePattern } from '../../recording/integrity.ts';

/** The full form of the code that the person was shown. */
const answer = { code: sha256Schema };

export const integrityCustodyEvents = {
  /** By the court's system, as soon as every journal file of the ended hearing is in the store (AVR art. 9). */
  'integrity.issued': z.strictObject({
    statement: integrityStatementSchema,
    signature: z.base64(),
    code: sha256Schema,
    shortCode: z.string().regex(shortCodePattern),
  }),
  'integrity.confirmed': z.strictObject({ ...answer, participantId: idSchema }),
  'integrity.objected': z.strictObject({ ...answer, participantId: idSchema, reason: reasonSchema }),
  /** By the court's system, when production is done; once more if it gave another manifest later. */
  'integrity.productsBound': z.strictObject({ statement: productsStatementSchema, signature: z.base64() }),
  /** By the court's system, when a time-stamp authority stamped the code. */
  'integrity.stamped': z.strictObject({ code: sha256Schema, ...codeStampSchema.shape }),
} as const;

export const integrityCustodyCommands = {
  'integrity.confirm': z.strictObject(answer),
  'integrity.object': z.strictObject({ ...answer, reason: reasonSchema }),
} as const;
