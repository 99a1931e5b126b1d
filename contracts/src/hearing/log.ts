import { z } from 'zod';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';
import { hearingEventSchema } from './events.ts';

/** The court's signature (Ed25519, base64) over the canonical form of the other members. */
export const sealSchema = z.strictObject({
  hearingId: idSchema,
  headSeq: z.int().min(1),
  headHash: sha256Schema,
  sealedAt: instantSchema,
  keyId: z.string(),
  signature: z.base64(),
});
export type Seal = z.infer<typeof sealSchema>;

/** A log as it is handed over; `publicKey` is SPKI in PEM, to be compared with the one the court publishes. */
export const exportedLogSchema = z.strictObject({
  format: z.literal('assize.hearing-log.1'),
  hearingId: idSchema,
  events: z.array(hearingEventSchema),
  seal: sealSchema.nullable(),
  publicKey: z.string().nullable(),
});
export type ExportedLog = z.infer<typeof exportedLogSchema>;
