import { z } from 'zod';
import { hashOf } from '../hearing/chain.ts';
import { idSchema, instantSchema, sha256Schema } from '../ids.ts';

/** The end of one journal file as it lies in the store: the hash of its last whole block, and how much leads up to it. */
export const journalEndSchema = z.strictObject({ fileNo: z.int().min(0), hash: sha256Schema, blocks: z.int().min(0), bytes: z.int().min(0) });
export type JournalEnd = z.infer<typeof journalEndSchema>;

/**
 * What does not fit between the journal in the store and what the recorder told while it recorded. `missing`: told of
 * and not there. `shorter`: fewer blocks than were told of. `otherHead`: as many, and another hash. `torn`: bytes
 * behind the last whole block. `broken`: not linked to the file before it. `unreadable`: no journal of this recording.
 */
export const journalFaults = ['missing', 'shorter', 'otherHead', 'torn', 'broken', 'unreadable'] as const;
export const journalDifferenceSchema = z.strictObject({ fileNo: z.int().min(0), fault: z.enum(journalFaults) });
export type JournalDifference = z.infer<typeof journalDifferenceSchema>;

/** What the court states at closing (AVR art. 9): to these bytes the hearing had come. Empty `journals`: nothing was recorded. */
export const integrityStatementSchema = z.strictObject({
  format: z.literal('assize.integrity.1'),
  recordingId: idSchema,
  hearingId: idSchema,
  log: z.strictObject({ headSeq: z.int().min(1), headHash: sha256Schema }),
  journals: z.array(journalEndSchema),
  differences: z.array(journalDifferenceSchema),
  issuedAt: instantSchema,
  keyId: z.string(),
});
export type IntegrityStatement = z.infer<typeof integrityStatementSchema>;

/** What the court states when production is done: this manifest was made from what the code stands for. */
export const productsStatementSchema = z.strictObject({
  format: z.literal('assize.products.1'),
  recordingId: idSchema,
  /** The integrity code, full form. */
  code: sha256Schema,
  /** SHA-256 of the manifest's canonical form (RFC 8785), which is how `manifest.json` is written. */
  manifestSha256: sha256Schema,
  boundAt: instantSchema,
  keyId: z.string(),
});
export type ProductsStatement = z.infer<typeof productsStatementSchema>;

/** A key of the court, old ones too. `publicKey` is SPKI in PEM; `from` and `until` say when it signed. */
export const courtPublicKeySchema = z.strictObject({
  /** First 16 hexadecimal characters of the SHA-256 of the public key (SPKI, DER). */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  publicKey: z.string(),
  from: instantSchema,
  /** Null: it signs now. */
  until: instantSchema.nullable(),
});
export type CourtPublicKey = z.infer<typeof courtPublicKeySchema>;

/** A time-stamp authority's token (RFC 3161, DER in base64). Its imprint is the integrity code, so it stamps the statement's canonical form. */
export const codeStampSchema = z.strictObject({ token: z.base64().max(32_768), authority: z.string().max(200), at: instantSchema });
export type CodeStamp = z.infer<typeof codeStampSchema>;

/** `proof.json` of a package. Signatures are Ed25519 (base64) over the canonical form (RFC 8785) of the statement beside them. */
export const proofSchema = z.strictObject({
  format: z.literal('assize.proof.1'),
  statement: integrityStatementSchema,
  signature: z.base64(),
  products: z.strictObject({ statement: productsStatementSchema, signature: z.base64() }).optional(),
  timeStamps: z.array(codeStampSchema),
  keys: z.array(courtPublicKeySchema),
});
export type IntegrityProof = z.infer<typeof proofSchema>;

/** The full form of the integrity code, for machines: 64 hexadecimal characters. */
export function fullCodeOf(statement: IntegrityStatement): string {
  return hashOf(statement);
}

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const shortCodePattern = /^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/;

/** The short form, for people: the first 80 bits of the full one in four groups of four. */
export function shortCodeOf(fullCode: string): string {
  const bits = BigInt(`0x${fullCode.slice(0, 20)}`);
  const letters = Array.from({ length: 16 }, (_, index) => alphabet[Number((bits >> BigInt(75 - 5 * index)) & 31n)] ?? '');
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** A short code as somebody typed it (any case, any separators, O for 0, I and L for 1), in its usual form; undefined when it is none. */
export function readShortCode(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\-–—_.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const code = letters.replace(/(.{4})(?=.)/g, '$1-');
  return shortCodePattern.test(code) ? code : undefined;
}
