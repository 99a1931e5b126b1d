import { z } from 'zod';
import { instantSchema, sha256Schema } from '../ids.ts';

/**
 * Why nothing can be said of a proof. `algorithm`: it is signed or hashed in a way that is not known here.
 * `notForStamps`: its certificate is none of a time-stamp authority. `notChecked`: the court could not look just now.
 */
export const proofFaults = ['unreadable', 'noCertificate', 'notForStamps', 'algorithm', 'notChecked'] as const;
export type ProofFault = (typeof proofFaults)[number];

/** What the court found of each proof of an exhibit; what each means is said by the client. */
export const checkedProofSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('timeStamp'),
    /** In the file itself, and not attached to the exhibit. */
    isInside: z.boolean(),
    at: instantSchema,
    /** The name in its certificate. */
    authority: z.string(),
    /** It speaks of this document and no other. */
    covers: z.boolean(),
    /** Of one inside: nothing was added to the file afterwards. */
    coversWhole: z.boolean(),
    /** The authority's signature fits. */
    isIntact: z.boolean(),
    /** The authority is one that this court knows. */
    isTrusted: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('deposit'),
    place: z.string(),
    reference: z.string(),
    sha256: sha256Schema,
    depositedAt: instantSchema.nullable(),
    covers: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('signature'),
    signer: z.string().nullable(),
    at: instantSchema.nullable(),
    isIntact: z.boolean(),
    coversWhole: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('unknown'), of: z.enum(['timeStamp', 'signatures']), fault: z.enum(proofFaults) }),
]);
export type CheckedProof = z.infer<typeof checkedProofSchema>;
