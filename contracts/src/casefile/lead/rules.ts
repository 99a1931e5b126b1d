import type { AgencyRef } from '../../agency/agencies.ts';
import { AppError } from '../../AppError.ts';
import { hashOf } from '../../hearing/chain.ts';
import type { CaseDraft } from '../events.ts';
import type { CaseContext, CaseDeciders, CaseReducers } from '../rule.ts';
import type { CaseState, Handover } from '../state.ts';
import { mostSupplements } from '../stages/legalDeadlines.ts';
import { enterStage } from '../stages/rules.ts';
import { catalogueOf } from '../volumes/catalogue.ts';
import { takeDocuments } from './takeDocuments.ts';
import { answerDays, findWay } from './ways.ts';
import type { DocumentAnswer, HandedDocument, HandoverManifest, HandoverReceipt, leadCaseCommands, leadCaseEvents, StatementSignature } from './wire.ts';

export const decideLead: CaseDeciders<typeof leadCaseCommands> = {
  'handover.send': (state, { handoverId, toAgencyId, purpose, note }, context) => {
    if (state.handovers.some((one) => one.handoverId === handoverId)) return [];
    if (findOpenHandover(state)) throw new AppError('wrongCaseState', { cause: 'onItsWay' });
    const from = refOf(context, state.lead.agencyId);
    const to = refOf(context, toAgencyId);
    // It is signed by the key of the doer's agency: nobody signs in another's name.
    if (context.agencyId !== from.agencyId) throw new AppError('notAllowed', { act: 'handOver' });
    if (from.agencyId === to.agencyId || !findWay(purpose, from.kind, to.kind, state.facts.kind)) throw new AppError('handoverRefused', { cause: 'noWay' });
    const supplements = state.handovers.filter((one) => one.purpose === 'supplement' && one.status === 'accepted').length;
    if (purpose === 'supplement' && supplements >= mostSupplements) throw new AppError('handoverRefused', { cause: 'supplementedTwice' });
    const documents = handedDocuments(state);
    if (documents.length === 0) throw new AppError('handoverRefused', { cause: 'empty' });
    const manifest: HandoverManifest = {
      format: 'assize.handover.1',
      ...{ handoverId, caseId: state.caseId, caseNumber: state.facts.caseNumber, from, to, purpose, documents },
      log: { seq: state.seq, hash: context.headHash },
      sentAt: context.now,
    };
    const answerBy = new Date(Date.parse(context.today) + answerDays * 86_400_000).toISOString().slice(0, 10);
    const partnerId = context.findAgency(toAgencyId)?.partnerId;
    const exchange = partnerId === undefined ? undefined : { partnerId, side: 'sender' as const };
    const payload = { handoverId, from, to, purpose, note, answerBy, manifest, signature: context.sign(manifest) };
    return [{ type: 'handover.sent', payload: exchange ? { ...payload, exchange } : payload }];
  },

  'handover.withdraw': (state, payload, context) => {
    const handover = getHandover(state, payload.handoverId);
    if (handover.status === 'withdrawn') return [];
    if (handover.status !== 'sent') throw new AppError('wrongCaseState', { cause: 'answered' });
    // Where it was sent to another installation, its answer may be on its way: the sender cannot know alone.
    if (handover.exchange && !context.isReleased?.(handover.handoverId)) throw new AppError('wrongCaseState', { cause: 'atPartner' });
    return [{ type: 'handover.withdrawn', payload }];
  },

  'handover.answer': (state, { handoverId, outcome, answers, reason, caseNumber }, context) => {
    const handover = getHandover(state, handoverId);
    if (handover.status !== 'sent') throw new AppError('wrongCaseState', { cause: 'answered' });
    const { manifest, to } = handover;
    if (context.agencyId !== to.agencyId) throw new AppError('notAllowed', { act: 'answerHandover' });
    assertAnswers(manifest, outcome, answers);
    if (outcome === 'returned' && reason === null) throw new AppError('badRequest', { field: 'reason' });
    const receipt: HandoverReceipt = {
      format: 'assize.receipt.1',
      ...{ handoverId, caseId: state.caseId, manifestSha256: hashOf(manifest), by: to, outcome, answers, reason },
      answeredAt: context.now,
    };
    return answerWith(state, handover, { receipt, signature: context.sign(receipt) }, context.today, caseNumber);
  },
};

export const reduceLead: CaseReducers<typeof leadCaseEvents> = {
  'handover.sent': (state, { signature, ...payload }, { at }) => ({
    ...(payload.exchange?.side === 'receiver' ? takeDocuments(state, payload.manifest, at) : state),
    handovers: [...state.handovers, { ...payload, signature, sentAt: at, status: 'sent', receipt: null, withdrawn: null }],
  }),
  'handover.withdrawn': (state, { handoverId, reason }, { at }) => changeHandover(state, handoverId, { status: 'withdrawn', withdrawn: { reason, at } }),
  'handover.answered': (state, { handoverId, receipt, signature }) =>
    changeHandover(state, handoverId, { status: receipt.outcome, receipt: { ...receipt, signature } }),
  'lead.moved': (state, { from, to }, { at }) => ({
    ...state,
    lead: { agencyId: to.agencyId, agencyName: to.name, since: at },
    // Who handled it there does not handle it here.
    handlers: [],
    formerLeads: [...state.formerLeads.filter((id) => id !== from.agencyId && id !== to.agencyId), from.agencyId],
  }),
};

interface SignedReceipt {
  receipt: HandoverReceipt;
  signature: StatementSignature;
}

/** What a receipt adds to the log of a case: of the receiver, who signs it, and of a sender elsewhere, to whom it comes. */
export function answerWith(state: CaseState, handover: Handover, signed: SignedReceipt, today: string, caseNumber: string | null): CaseDraft[] {
  const { handoverId, from, to, purpose } = handover;
  const answered = { type: 'handover.answered' as const, payload: { handoverId, ...signed } };
  if (signed.receipt.outcome === 'returned') return [answered];
  const stage = findWay(purpose, from.kind, to.kind, state.facts.kind)?.stage ?? null;
  return [
    answered,
    { type: 'lead.moved', payload: { handoverId, from, to } },
    ...(caseNumber === null ? [] : [{ type: 'case.described' as const, payload: { caseNumber } }]),
    ...(stage === null ? [] : [enterStage(state.facts.kind, stage, today)]),
  ];
}

export function findOpenHandover(state: CaseState): Handover | undefined {
  return state.handovers.find((one) => one.status === 'sent');
}

export function getHandover(state: CaseState, handoverId: string): Handover {
  const found = state.handovers.find((one) => one.handoverId === handoverId);
  if (!found) throw new AppError('notFound', { what: 'handover' });
  return found;
}

/** The main volume as it stands; the side volume is the agency's own and goes nowhere. */
export function handedDocuments(state: CaseState): HandedDocument[] {
  return catalogueOf(state, 'main').map(({ document: { documentId, folder, title, madeOn }, version }) => {
    const { fileName, mime, bytes, sha256, pages } = version;
    return { documentId, version: version.version, folder, title, madeOn, pages, fileName, mime, bytes, sha256 };
  });
}

/** Throws unless there is one answer for each document of the manifest and none for another, and all are accepted of what is accepted. */
export function assertAnswers({ documents }: HandoverManifest, outcome: HandoverReceipt['outcome'], answers: readonly DocumentAnswer[]): void {
  const answered = new Set(answers.map((one) => one.documentId));
  const isWhole = answered.size === answers.length && answers.length === documents.length && documents.every((one) => answered.has(one.documentId));
  if (!isWhole) throw new AppError('badRequest', { field: 'answers' });
  // A case is taken whole or goes back: with a document that cannot be read nobody can say what was taken.
  if (outcome === 'accepted' && answers.some((one) => one.answer !== 'accepted')) throw new AppError('handoverRefused', { cause: 'notWhole' });
}

function refOf({ findAgency }: CaseContext, agencyId: string): AgencyRef {
  const found = findAgency(agencyId);
  if (!found) throw new AppError('notFound', { what: 'agency' });
  return { agencyId: found.id, kind: found.kind, name: found.name };
}

function changeHandover(state: CaseState, handoverId: string, change: Partial<Handover>): CaseState {
  return { ...state, handovers: state.handovers.map((one) => (one.handoverId === handoverId ? { ...one, ...change } : one)) };
}
