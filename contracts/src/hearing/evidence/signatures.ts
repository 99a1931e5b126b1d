import { z } from 'zod';
import { instantSchema, sha256Schema } from '../../ids.ts';

const hex = (chars: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(chars)}}$`));
/** Of a PDF; more are left out. */
export const mostSignatures = 50;

/** One signature in a document, as the program that read it says; nobody looked whether its certificate is to be trusted. */
const signatureSchema = z.strictObject({
  kind: z.literal('signature'),
  /** The name in the certificate; whoever makes a certificate chooses it. */
  signer: z.string().min(1).max(200).nullable(),
  /** By the signer's own clock. */
  at: instantSchema.nullable(),
  /** What was signed is as it was. */
  isIntact: z.boolean(),
  /** Nothing was added to the file afterwards. */
  coversWhole: z.boolean(),
});
/** A document time stamp (ISO 32000-2, 12.8.5): its token, and the hashes of what of the file it speaks of. */
const innerStampSchema = z.strictObject({
  kind: z.literal('timeStamp'),
  token: z.base64().min(1),
  digests: z.strictObject({ sha256: sha256Schema, sha384: hex(96), sha512: hex(128) }),
  coversWhole: z.boolean(),
});
const foundSchema = z.discriminatedUnion('kind', [signatureSchema, innerStampSchema]);
export type FoundSignature = z.infer<typeof foundSchema>;
/**
 * What is signed in a document itself: beside its pages and not among what is told of them, since whoever is shown one
 * page need not know who signed. `null`: there are signatures that could not be read.
 */
export const documentSignaturesSchema = z.array(foundSchema).max(mostSignatures).nullable();
export type DocumentSignatures = z.infer<typeof documentSignaturesSchema>;
