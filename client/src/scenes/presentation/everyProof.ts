import { type CheckedProof, proofFaults } from '@assize/contracts/http/proofs';

/* For tests. */
export const provenAt = '2026-03-02T08:09:10.000Z';
export const stamp: Extract<CheckedProof, { kind: 'timeStamp' }> = {
  kind: 'timeStamp',
  isInside: false,
  at: provenAt,
  authority: 'Demo authority',
  covers: true,
  coversWhole: true,
  isIntact: true,
  isTrusted: true,
};
export const deposit: CheckedProof = { kind: 'deposit', place: 'a notary', reference: 'B-7', sha256: 'a'.repeat(64), depositedAt: provenAt, covers: true };
export const signature: CheckedProof = { kind: 'signature', signer: 'Zhang San', at: provenAt, isIntact: true, coversWhole: true };

/** Everything that a proof can be found to be. */
export const everyProof: CheckedProof[] = [
  ...[true, false].flatMap((isInside) =>
    [{}, { isTrusted: false }, { covers: false }, { isIntact: false }, { coversWhole: false }].map((found) => ({ ...stamp, isInside, ...found })),
  ),
  deposit,
  { ...deposit, covers: false },
  { ...deposit, depositedAt: null },
  signature,
  { ...signature, isIntact: false },
  { ...signature, coversWhole: false, at: null },
  { ...signature, signer: null },
  ...proofFaults.map((fault): CheckedProof => ({ kind: 'unknown', of: 'timeStamp', fault })),
  { kind: 'unknown', of: 'signatures', fault: 'unreadable' },
];
