import type { Agency } from '../agency/agencies.ts';
import { AppError } from '../AppError.ts';
import type { CaseDraft } from '../casefile/events.ts';
import { answerWith, assertAnswers, findOpenHandover, getHandover } from '../casefile/lead/rules.ts';
import type { HandedDocument, StatementSignature } from '../casefile/lead/wire.ts';
import { findWay } from '../casefile/lead/ways.ts';
import type { CaseState, Handover } from '../casefile/state.ts';
import { hashOf } from '../hearing/chain.ts';
import type { ExchangeFault, ExchangePackage, SignedKeyCard, SignedReceipt } from './wire.ts';

interface Signer {
  agencyId: string;
  /** It must be the key with which the agency signs now. */
  isNow?: true;
}
/** Whether a statement was signed by a key of this agency's. */
export type Verify = (statement: object, signature: StatementSignature, by: Signer) => boolean;

export function refuseExchange(cause: ExchangeFault): never {
  throw new AppError('exchangeRefused', { cause });
}

/** What is sent of a case that is on its way to a partner: it says the same each time, as it does not change until there is an answer. */
export function buildPackage(
  state: CaseState,
  { manifest, signature, note, answerBy }: Handover,
  sign: (statement: object) => StatementSignature,
  keys: SignedKeyCard[],
): ExchangePackage {
  const stage = state.stages.at(-1);
  const contents: ExchangePackage['contents'] = {
    format: 'assize.contents.1',
    ...{ handoverId: manifest.handoverId, caseId: manifest.caseId, note, answerBy, facts: state.facts },
    parties: Object.values(state.parties),
    stage: stage ? { stage: stage.stage, enteredOn: stage.enteredOn, deadlineOn: stage.deadlineOn, basis: stage.basis } : null,
  };
  return { manifest, signature, contents, contentsSignature: sign(contents), keys };
}

interface PackageBorder {
  handoverId: string;
  partnerId: string;
  verify: Verify;
  findAgency: (agencyId: string) => Agency | undefined;
  /** Bytes of one document, and of all. */
  limits: { maxBytes: number; maxTotalBytes: number };
}

/** Whether two packages say the same: their signatures may be by other keys. */
export function saysTheSame(one: ExchangePackage, other: ExchangePackage): boolean {
  return hashOf([one.manifest, one.contents]) === hashOf([other.manifest, other.contents]);
}

/** Throws `exchangeRefused` unless a package is what its sender signed, from an agency of the partner to one of this installation, on a way that a case may go. */
export function assertPackage({ manifest, signature, contents, contentsSignature }: ExchangePackage, border: PackageBorder): void {
  const { handoverId, partnerId, verify, findAgency, limits } = border;
  const { agencyId } = manifest.from;
  if (!verify(manifest, signature, { agencyId }) || !verify(contents, contentsSignature, { agencyId, isNow: true })) refuseExchange('badSignature');
  if (manifest.handoverId !== handoverId || contents.handoverId !== handoverId) refuseExchange('otherId');
  if (contents.caseId !== manifest.caseId || contents.facts.caseNumber !== manifest.caseNumber) refuseExchange('otherCase');
  const [from, to] = [findAgency(manifest.from.agencyId), findAgency(manifest.to.agencyId)];
  if (from?.partnerId !== partnerId || from.kind !== manifest.from.kind) refuseExchange('notYourAgency');
  if (!to || to.partnerId !== undefined || to.kind !== manifest.to.kind) refuseExchange('notOurAgency');
  if (!findWay(manifest.purpose, from.kind, to.kind, contents.facts.kind)) refuseExchange('noWay');
  const { documents } = manifest;
  if (documents.length === 0 || new Set(documents.map((one) => one.documentId)).size !== documents.length)
    throw new AppError('badRequest', { field: 'documents' });
  const total = documents.reduce((sum, one) => sum + one.bytes, 0);
  if (total > limits.maxTotalBytes || documents.some((one) => one.bytes > limits.maxBytes)) refuseExchange('tooManyBytes');
}

/**
 * Throws unless this case may come from this partner as it is here: it is not known, or in the hands of an agency of the
 * partner's. While something else is on its way it is `wrongCaseState`: the sender tries again when that is answered.
 */
export function assertMayArrive(state: CaseState | undefined, handoverId: string, isOfPartner: (agencyId: string) => boolean): void {
  if (!state || state.handovers.some((one) => one.handoverId === handoverId)) return;
  if (findOpenHandover(state)) throw new AppError('wrongCaseState', { cause: 'onItsWay' });
  if (!isOfPartner(state.lead.agencyId)) refuseExchange('notLead');
}

/** Documents of a manifest whose bytes are not in this case yet. */
export function documentsToCome({ manifest: { documents } }: ExchangePackage, state: CaseState | undefined): HandedDocument[] {
  const isHere = ({ documentId, version, sha256 }: HandedDocument): boolean =>
    state?.documents[documentId]?.versions.some((one) => one.version === version && one.sha256 === sha256) === true;
  return documents.filter((one) => !isHere(one));
}

/** What a package that came whole adds to the log of its case; with nothing before it, the case begins with that. Empty when it is there already. */
export function receivePackage(
  state: CaseState | undefined,
  { manifest, signature, contents }: ExchangePackage,
  partnerId: string,
  caseNumber: string,
): CaseDraft[] {
  const { handoverId, from, to, purpose, log } = manifest;
  if (state?.handovers.some((one) => one.handoverId === handoverId)) return [];
  const { facts, parties, stage, note, answerBy } = contents;
  const origin = { partnerId, handoverId, manifestSha256: hashOf(manifest), log };
  const drafts: CaseDraft[] = [
    { type: 'case.received', payload: { ...facts, caseNumber, agencyId: from.agencyId, agencyName: from.name, parties, ...origin } },
  ];
  const known = state?.stages.at(-1);
  if (stage && (known?.stage !== stage.stage || known.enteredOn !== stage.enteredOn)) drafts.push({ type: 'stage.entered', payload: stage });
  const exchange = { partnerId, side: 'receiver' as const };
  return [...drafts, { type: 'handover.sent', payload: { handoverId, from, to, purpose, note, answerBy, manifest, signature, exchange } }];
}

/**
 * What a receipt from a partner adds to the log of the sender's case; empty when it is there already. Throws
 * `exchangeRefused` for one that does not answer what was sent, is by another agency, or not signed by that.
 */
export function settleWith(state: CaseState, { receipt, signature }: SignedReceipt, partnerId: string, verify: Verify, today: string): CaseDraft[] {
  const handover = getHandover(state, receipt.handoverId);
  if (handover.exchange?.partnerId !== partnerId || handover.exchange.side !== 'sender') throw new AppError('notFound', { what: 'handover' });
  if (!verify(receipt, signature, { agencyId: handover.to.agencyId })) refuseExchange('badSignature');
  if (receipt.caseId !== state.caseId || receipt.manifestSha256 !== hashOf(handover.manifest)) refuseExchange('otherCase');
  if (receipt.by.agencyId !== handover.to.agencyId) refuseExchange('notYourAgency');
  assertAnswers(handover.manifest, receipt.outcome, receipt.answers);
  if (handover.status === 'withdrawn') refuseExchange('withdrawn');
  if (handover.status !== 'sent') return [];
  return answerWith(state, handover, { receipt, signature }, today, null);
}
