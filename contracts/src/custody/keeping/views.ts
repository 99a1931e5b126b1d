import { z } from 'zod';
import { idSchema, instantSchema, sha256Schema } from '../../ids.ts';
import { copyStateSchema } from '../../recording/copies.ts';
import { retentionClassSchema } from './classes.ts';
import { destructionFaults } from './wire.ts';

/** What was last found of the copies of a hearing's evidence, for court staff. */
export const keepingHealthSchema = z.object({
  retention: retentionClassSchema,
  dueOn: z.iso.date().nullable(),
  /** What stands in the way of proposing destruction now. */
  obstacle: z.enum(destructionFaults).nullable(),
  objects: z.int(),
  bytes: z.number(),
  /** When the object that was not looked at for longest was; null while some never were. */
  checkedAt: instantSchema.nullable(),
  hasSecondCopy: z.boolean(),
  /** Those that are not well in some copy. */
  unwell: z.array(z.object({ key: z.string(), first: copyStateSchema, second: copyStateSchema })),
});
export type KeepingHealth = z.infer<typeof keepingHealthSchema>;

const deed = z.object({ at: instantSchema, name: z.string(), role: z.string().nullable(), reason: z.string() });
const certificateSchema = z.object({
  format: z.literal('assize.destruction.1'),
  hearingId: idSchema,
  court: z.string(),
  caseNumber: z.string(),
  title: z.string(),
  retention: retentionClassSchema,
  dueOn: z.iso.date(),
  proposed: deed,
  reviewed: deed,
  destroyedAt: instantSchema,
  isKeyDestroyed: z.boolean(),
  objects: z.array(z.object({ key: z.string(), bytes: z.int(), sha256: sha256Schema.nullable() })),
  /** The line of the custody log that says so. */
  line: z.object({ seq: z.int(), hash: sha256Schema }),
});
export type DestructionCertificate = z.infer<typeof certificateSchema>;

/** What was destroyed, by whom and when, signed (Ed25519, base64) by the court's key over the canonical form (RFC 8785) of `certificate`. */
export const signedCertificateSchema = z.object({
  certificate: certificateSchema,
  signature: z.object({ keyId: z.string(), publicKey: z.string(), value: z.string() }),
});
export type SignedCertificate = z.infer<typeof signedCertificateSchema>;
