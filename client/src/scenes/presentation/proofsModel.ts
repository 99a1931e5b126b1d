import type { CheckedProof } from '@assize/contracts/http/proofs';
import type { Tone } from '../../components/StatusMessage.tsx';

/** A text by its key, with the values in it; an instant is written out by the view. */
export interface ProofText {
  key: string;
  values?: Record<string, string>;
  at?: string | null;
}
/** One proof in plain words: what it is, and what it proves and what not. */
export interface ProofShown {
  tone: Tone;
  title: ProofText;
  lines: ProofText[];
}

/** What the court found of each proof, in words that promise no more than it proves. */
export function proofsModel(proofs: readonly CheckedProof[]): ProofShown[] {
  return proofs.map((proof) => {
    switch (proof.kind) {
      case 'timeStamp':
        return showStamp(proof);
      case 'deposit':
        return showDeposit(proof);
      case 'signature':
        return showSignature(proof);
      case 'unknown':
        return {
          tone: 'attention',
          title: { key: `presentation:proofs.unknown.${proof.of}` },
          lines: [{ key: `presentation:proofs.fault.${proof.fault}` }],
        };
      default:
        return proof satisfies never;
    }
  });
}

function showStamp({ authority, at, isInside, covers, coversWhole, isIntact, isTrusted }: Extract<CheckedProof, { kind: 'timeStamp' }>): ProofShown {
  const title = { key: isInside ? 'presentation:proofs.stampInside' : 'presentation:proofs.stamp', values: { authority } };
  if (!isIntact) return { tone: 'danger', title, lines: [{ key: 'presentation:proofs.stampBroken' }] };
  if (!covers) return { tone: 'danger', title, lines: [{ key: isInside ? 'presentation:proofs.stampChanged' : 'presentation:proofs.stampOther' }] };
  const said: ProofText[] = isTrusted
    ? [{ key: 'presentation:proofs.existed', at }]
    : [{ key: 'presentation:proofs.existedByItsWords', at }, { key: 'presentation:proofs.authorityUnknown' }];
  const added: ProofText[] = coversWhole ? [] : [{ key: 'presentation:proofs.addedAfterStamp' }];
  return { tone: isTrusted && coversWhole ? 'good' : 'attention', title, lines: [...said, ...added, { key: 'presentation:proofs.notTruth' }] };
}

function showDeposit({ place, reference, depositedAt, covers }: Extract<CheckedProof, { kind: 'deposit' }>): ProofShown {
  const title = { key: 'presentation:proofs.deposit', values: { place, reference } };
  if (!covers) return { tone: 'danger', title, lines: [{ key: 'presentation:proofs.depositOther' }] };
  const when: ProofText[] = depositedAt === null ? [] : [{ key: 'presentation:proofs.depositedAt', at: depositedAt }];
  return { tone: 'info', title, lines: [{ key: 'presentation:proofs.depositSame' }, ...when, { key: 'presentation:proofs.depositNotAsked' }] };
}

function showSignature({ signer, at, isIntact, coversWhole }: Extract<CheckedProof, { kind: 'signature' }>): ProofShown {
  const title = signer === null ? { key: 'presentation:proofs.signatureNoName' } : { key: 'presentation:proofs.signature', values: { signer } };
  if (!isIntact) return { tone: 'danger', title, lines: [{ key: 'presentation:proofs.signatureBroken' }] };
  const added: ProofText[] = coversWhole ? [] : [{ key: 'presentation:proofs.addedAfterSignature' }];
  const when: ProofText[] = at === null ? [] : [{ key: 'presentation:proofs.signedAt', at }];
  return {
    tone: coversWhole ? 'info' : 'attention',
    title,
    lines: [{ key: 'presentation:proofs.signatureIntact' }, ...added, ...when, { key: 'presentation:proofs.signerUnchecked' }],
  };
}
