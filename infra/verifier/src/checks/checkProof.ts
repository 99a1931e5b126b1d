import { canonicalForm, hashOf } from '@assize/contracts/hearing/chain';
import { fullCodeOf, type IntegrityProof, proofSchema, shortCodeOf } from '@assize/contracts/recording/integrity';
import { type Finding, finding } from '../Finding.ts';
import { isSignedBy, keyIdOf } from '../isSignedBy.ts';

/** Servers of a court are not restarted at one moment when its key changes. */
const toleranceMs = 24 * 3600 * 1000;

export interface CheckedProof {
  findings: Finding[];
  /** Undefined when it cannot be read. */
  proof: IntegrityProof | undefined;
  /** Full form; undefined when the court did not sign it. */
  code: string | undefined;
}

/** `proof.json`: the court's statement with its signature and the code made of it, and what was bound to it later. */
export function checkProof(value: unknown): CheckedProof {
  const parsed = proofSchema.safeParse(value);
  if (!parsed.success) return { findings: [finding('fault', 'proofMisshapen')], proof: undefined, code: undefined };
  const proof = parsed.data;
  const { statement } = proof;
  const fault = signatureFault(proof, statement.keyId, statement.issuedAt, statement, proof.signature);
  if (fault) return { findings: [fault], proof, code: undefined };
  const code = fullCodeOf(statement);
  const findings = [finding('proved', 'codeSigned', { code: shortCodeOf(code), full: code, at: statement.issuedAt, key: statement.keyId })];
  findings.push(finding('open', 'compareKey', { key: statement.keyId }));
  if (statement.journals.length === 0) findings.push(finding('open', 'nothingRecorded'));
  for (const { fileNo, fault: what } of statement.differences) findings.push(finding('open', `journal.${what}`, { file: fileNo }));
  return { findings, proof, code };
}

/** What the court stated of the products, with its code and manifest. */
export function checkBinding(proof: IntegrityProof, code: string, manifest: unknown): Finding[] {
  const { products, statement } = proof;
  if (!products) return [finding('open', 'productsNotBound')];
  const { manifestSha256, boundAt, keyId, recordingId } = products.statement;
  const fault = signatureFault(proof, keyId, boundAt, products.statement, products.signature);
  if (fault) return [fault];
  if (products.statement.code !== code || recordingId !== statement.recordingId) return [finding('fault', 'productsOfAnother')];
  if (manifest === undefined) return [finding('open', 'manifestNotHere')];
  const found = hashOf(manifest);
  return found === manifestSha256
    ? [finding('proved', 'manifestBound', { at: boundAt })]
    : [finding('fault', 'manifestDiffers', { expected: manifestSha256, found })];
}

function signatureFault({ keys }: IntegrityProof, keyId: string, at: string, signed: object, signature: string): Finding | undefined {
  const key = keys.find((one) => one.id === keyId);
  if (!key) return finding('fault', 'keyMissing', { key: keyId });
  if (keyIdOf(key.publicKey) !== keyId) return finding('fault', 'keyExchanged', { key: keyId });
  if (!isSignedBy(key.publicKey, canonicalForm(signed), signature)) return finding('fault', 'notSigned', { key: keyId });
  const isOutside = Date.parse(at) < Date.parse(key.from) - toleranceMs || (key.until !== null && Date.parse(at) > Date.parse(key.until) + toleranceMs);
  return isOutside ? finding('fault', 'keyOutOfTime', { key: keyId, at, from: key.from, until: key.until ?? '–' }) : undefined;
}
