import type { EvidenceDocument } from '../hearing/evidence/wire.ts';

/** For tests: a document as it came in. */
export function evidenceDocument(index: number): EvidenceDocument {
  const documentId = `00000000-0000-4000-b008-00000000000${String(index)}`;
  return { documentId, sha256: String(index).repeat(64), bytes: 1000, mime: 'application/pdf', name: 'contract.pdf' };
}
