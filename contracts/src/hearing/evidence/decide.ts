import { AppError } from '../../AppError.ts';
import type { Deciders } from '../rule.ts';
import type { HearingState, ParticipantState } from '../state.ts';
import { isOfTeam, knowersOf, mayKnow } from './access.ts';
import { exchanged, filingEvents } from './filing.ts';
import { isSameProof, loggedProof, mostProofs } from './proofs.ts';
import { type Exhibit, exhibitStatus } from './state.ts';
import { decideStill } from './still.ts';
import type { evidenceCommands } from './wire.ts';

/** Before the others and not ruled on. */
const answerable = ['exchanged', 'presented', 'crossExamined'] as const;

/** For whom it is kept from, there is none. */
function getExhibit(state: HearingState, id: string, actor: ParticipantState): Exhibit {
  const found = state.evidence.exhibits[id];
  if (!found || !mayKnow(state, found, actor)) throw new AppError('notFound', { what: 'exhibit' });
  return found;
}
function getOwn(state: HearingState, id: string, actor: ParticipantState): Exhibit {
  const found = getExhibit(state, id, actor);
  if (!isOfTeam(state, actor, found.filedById)) throw new AppError('notAllowed');
  return found;
}
function assertOpen(exhibit: Exhibit, ...among: readonly ReturnType<typeof exhibitStatus>[]): void {
  const status = exhibitStatus(exhibit);
  if (!among.includes(status)) throw new AppError('wrongExhibitState', { status });
}
function assertPoints(state: HearingState, pointIds: readonly string[]): void {
  if (pointIds.some((id) => !state.procedure.points.some((one) => one.id === id))) throw new AppError('notFound', { what: 'point' });
}
/** Whether what is asked for is so already: members of `wanted` that stand in `present` just so. */
function isSo<T extends object>(present: T | null | undefined, wanted: Partial<T>): boolean {
  return (
    present !== null &&
    present !== undefined &&
    Object.entries(wanted).every(([name, value]) => JSON.stringify(present[name as keyof T]) === JSON.stringify(value))
  );
}
export const decideEvidence: Deciders<typeof evidenceCommands> = {
  'evidence.setDeadline': (state, { at }) => (state.evidence.deadlineAt === at ? [] : [{ type: 'evidence.deadlineSet', payload: { at } }]),
  'exchange.open': (state) => {
    if (state.evidence.exchange === 'open') return [];
    const waiting = Object.values(state.evidence.exhibits).filter((one) => exhibitStatus(one) === 'filed');
    return [{ type: 'exchange.opened', payload: {} }, ...waiting.map((one) => exchanged(state, one))];
  },
  'exchange.close': (state) => (state.evidence.exchange === 'open' ? [{ type: 'exchange.closed', payload: {} }] : []),

  'exhibit.file': (state, { exhibitId, ...about }, actor) => {
    const known = state.evidence.exhibits[exhibitId];
    if (known && known.filedById === actor.id && known.document.sha256 === about.document.sha256) return [];
    assertPoints(state, about.pointIds);
    return filingEvents(state, { exhibitId, ...about }, actor);
  },
  'exhibit.takeStill': decideStill,
  'exhibit.describe': (state, { exhibitId, ...about }, actor) => {
    const exhibit = getOwn(state, exhibitId, actor);
    assertOpen(exhibit, 'filed');
    assertPoints(state, about.pointIds);
    if (isSo(exhibit, about)) return [];
    return [{ type: 'exhibit.described', payload: { exhibitId, ...about, knownTo: knowersOf(state, exhibit) } }];
  },
  'exhibit.attachProof': (state, { exhibitId, proof: given }, actor) => {
    const exhibit = getOwn(state, exhibitId, actor);
    const proof = loggedProof(given);
    if (exhibit.proofs.some((one) => isSameProof(one, proof))) return [];
    if (exhibit.withdrawn) throw new AppError('wrongExhibitState', { status: 'withdrawn' });
    if (exhibit.proofs.some((one) => one.proofId === proof.proofId)) throw new AppError('conflict', { what: 'proof' });
    if (exhibit.proofs.length >= mostProofs) throw new AppError('tooLarge', { what: 'proofs' });
    return [{ type: 'exhibit.proofAttached', payload: { exhibitId, proof, knownTo: knowersOf(state, exhibit) } }];
  },
  'exhibit.withdraw': (state, { exhibitId, reason }, actor) => {
    const exhibit = getOwn(state, exhibitId, actor);
    if (exhibit.withdrawn) return [];
    assertOpen(exhibit, 'filed', ...answerable);
    return [{ type: 'exhibit.withdrawn', payload: { exhibitId, reason, knownTo: knowersOf(state, exhibit) } }];
  },
  'exhibit.setVisibility': (state, { exhibitId, ...sight }, actor) => {
    const exhibit = getExhibit(state, exhibitId, actor);
    const { visibility } = sight;
    const namedIds = visibility === 'named' ? sight.namedIds : [];
    if (namedIds.some((id) => !state.participants[id])) throw new AppError('notFound', { what: 'participant' });
    if (exhibit.visibility === visibility && exhibit.namedIds.join() === namedIds.join()) return [];
    const after = { ...exhibit, visibility, namedIds };
    return [{ type: 'exhibit.visibilitySet', payload: { exhibitId, ...sight, namedIds, knownTo: knowersOf(state, after) } }];
  },
  'exhibit.opine': (state, { exhibitId, ...opinion }, actor) => {
    const exhibit = getExhibit(state, exhibitId, actor);
    if (isOfTeam(state, actor, exhibit.filedById)) throw new AppError('notAllowed');
    assertOpen(exhibit, ...answerable);
    for (const id of opinion.counterIds) getOwn(state, id, actor);
    if (isSo(exhibit.opinions[actor.id], opinion)) return [];
    return [{ type: 'exhibit.opinionGiven', payload: { exhibitId, participantId: actor.id, ...opinion, knownTo: knowersOf(state, exhibit) } }];
  },
  'exhibit.ruleLate': (state, { exhibitId, ...ruling }, actor) => {
    const exhibit = getExhibit(state, exhibitId, actor);
    if (!exhibit.isLate) throw new AppError('wrongExhibitState', { status: 'inTime' });
    if (isSo(exhibit.lateRuling, ruling)) return [];
    return [{ type: 'exhibit.lateRuled', payload: { exhibitId, ...ruling, knownTo: knowersOf(state, exhibit) } }];
  },
  'exhibit.rule': (state, { exhibitId, ...ruling }, actor) => {
    const exhibit = getExhibit(state, exhibitId, actor);
    // What nobody could answer to cannot be admitted (art. 15); what came late is let in first.
    assertOpen(exhibit, ...answerable, 'admitted', 'rejected');
    if (ruling.outcome === 'admitted' && exhibit.isLate && !exhibit.lateRuling?.isAllowed) throw new AppError('wrongExhibitState', { status: 'late' });
    if (isSo(exhibit.ruling, ruling)) return [];
    return [{ type: 'exhibit.ruled', payload: { exhibitId, ...ruling, knownTo: knowersOf(state, exhibit) } }];
  },
};
