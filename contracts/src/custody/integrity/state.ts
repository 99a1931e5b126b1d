import type { z } from 'zod';
import type { Id, Instant } from '../../ids.ts';
import type { CodeStamp, CourtPublicKey, IntegrityProof } from '../../recording/integrity.ts';
import type { integrityCustodyEvents } from './wire.ts';

/** The last word of one person on the code; all that they said before stays in the log. */
export type IntegrityAnswer = { kind: 'confirmed'; at: Instant } | { kind: 'objected'; at: Instant; reason: string };

export interface IntegrityState {
  /** Null until the court has issued its code. */
  issued: z.infer<(typeof integrityCustodyEvents)['integrity.issued']> | null;
  answers: Record<Id, IntegrityAnswer>;
  products: NonNullable<IntegrityProof['products']> | null;
  stamps: CodeStamp[];
}
export const noIntegrity: IntegrityState = { issued: null, answers: {}, products: null, stamps: [] };

/** `proof.json` as it stands now; undefined before the code was issued. `keys`: all of the court, as it publishes them. */
export function proofOf({ issued, products, stamps }: IntegrityState, keys: readonly CourtPublicKey[]): IntegrityProof | undefined {
  if (!issued) return undefined;
  const { statement, signature } = issued;
  const used = new Set([statement.keyId, ...(products ? [products.statement.keyId] : [])]);
  // The log may have been sealed with the key before: every key is small, and all of them stay comparable.
  const sorted = keys.toSorted((a, b) => Number(used.has(b.id)) - Number(used.has(a.id)));
  return { format: 'assize.proof.1', statement, signature, ...(products && { products }), timeStamps: [...stamps], keys: sorted };
}
