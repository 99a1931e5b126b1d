import { mostProofs, mostTokenChars, type Proof, proofSchema } from '@assize/contracts/hearing/evidence/proofs';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import { can } from '@assize/contracts/hearing/permissions';
import type { HearingState } from '@assize/contracts/hearing/state';
import { courtLocalToInstant } from '../../i18n/courtLocalTime.ts';

/** What is typed of a deposit; `local`: by the court's clock, as the field for it has it. */
export interface DepositDraft {
  place: string;
  reference: string;
  hash: string;
  local: string;
}
export const noDeposit: DepositDraft = { place: '', reference: '', hash: '', local: '' };

/** Whether this person, whose side filed the exhibit, may attach one more. */
export function mayAttach(state: HearingState, meId: string, { withdrawn, proofs }: Pick<Exhibit, 'withdrawn' | 'proofs'>): boolean {
  return withdrawn === null && proofs.length < mostProofs && can('exhibit.attachProof', state, meId);
}

/** Undefined while it is not whole. A hash is taken as people copy it: in capitals, with spaces or colons. */
export function depositOf({ place, reference, hash, local }: DepositDraft, proofId: string): Proof | undefined {
  const sha256 = hash.replaceAll(/[\s:]/g, '').toLowerCase();
  return proofSchema.safeParse({ kind: 'deposit', proofId, place, reference, sha256, depositedAt: courtLocalToInstant(local) || null }).data;
}

/** Undefined for a file that is larger than any time stamp. */
export function stampOf(bytes: Uint8Array, proofId: string): Proof | undefined {
  if (bytes.length > mostTokenChars) return undefined;
  const token = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return proofSchema.safeParse({ kind: 'timeStamp', proofId, token }).data;
}
