import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { idSchema, type Instant, instantSchema, sha256Schema } from '../../ids.ts';

/** Of one exhibit; each may be asked about whenever it is shown. */
export const mostProofs = 10;
/** Of base64: a time stamp with the certificates of its authority has some six thousand. */
export const mostTokenChars = 30_000;

const stamp = z.strictObject({
  kind: z.literal('timeStamp'),
  proofId: idSchema,
  /** The answer of a time-stamp authority or the token in it (RFC 3161), as it came. Whether it holds is no rule of court: the server looks. */
  token: z.base64().min(1).max(mostTokenChars),
});
const deposit = z.strictObject({
  kind: z.literal('deposit'),
  proofId: idSchema,
  /** Where the hash was deposited, and under what: as the party says. */
  place: z.string().trim().min(1).max(200),
  reference: z.string().trim().min(1).max(200),
  sha256: sha256Schema,
  depositedAt: instantSchema.nullable(),
});
/** What says from outside of the court that a document existed as it is (Online Litigation Rules art. 16). */
export const proofSchema = z.discriminatedUnion('kind', [stamp, deposit]);
export type Proof = z.infer<typeof proofSchema>;

/** As it is on the log: the token itself, so that whoever has the log can check it, under its hash. */
export const loggedProofSchema = z.discriminatedUnion('kind', [stamp.extend({ tokenSha256: sha256Schema }), deposit]);
export type LoggedProof = z.infer<typeof loggedProofSchema>;

/** As it is in the state, which is written whole with each act: without the token, which is in the event of this number. */
export type AttachedProof = (Omit<Extract<LoggedProof, { kind: 'timeStamp' }>, 'token'> | z.infer<typeof deposit>) & { seq: number; attachedAt: Instant };

/** Reads one proof into the state. */
export function attachedProof(proof: LoggedProof, { seq, at }: { seq: number; at: Instant }): AttachedProof {
  const when = { seq, attachedAt: at };
  if (proof.kind === 'deposit') return { ...proof, ...when };
  const { token: _token, ...rest } = proof;
  return { ...rest, ...when };
}

/** Names a token by its hash. */
export function loggedProof(proof: Proof): LoggedProof {
  if (proof.kind === 'deposit') return proof;
  return { ...proof, tokenSha256: bytesToHex(sha256(utf8ToBytes(proof.token))) };
}

/** Whether it says what is said already, under whatever id. */
export function isSameProof(known: AttachedProof, proof: LoggedProof): boolean {
  if (known.kind === 'timeStamp' || proof.kind === 'timeStamp') {
    return known.kind === 'timeStamp' && proof.kind === 'timeStamp' && known.tokenSha256 === proof.tokenSha256;
  }
  return (['place', 'reference', 'sha256', 'depositedAt'] as const).every((part) => known[part] === proof[part]);
}
