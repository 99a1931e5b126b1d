import { AppError } from '../../AppError.ts';
import type { EventDraft } from '../events.ts';
import { openFloorFor } from '../floor/decide.ts';
import { isCourtRole } from '../roles.ts';
import type { Deciders } from '../rule.ts';
import type { HearingState } from '../state.ts';
import { isInOrder, planOf, stageAfter } from './plans.ts';
import type { Stage } from './stages.ts';
import { type DisputedPoint, findArgued, isRecusalPending } from './state.ts';
import type { procedureCommands } from './wire.ts';

function getPoint(state: HearingState, id: string): DisputedPoint {
  const found = state.procedure.points.find((one) => one.id === id);
  if (!found) throw new AppError('notFound', { what: 'point' });
  return found;
}

/** The hearing enters a stage with the floor as the plan orders it. */
function entering(state: HearingState, stage: Stage, reason: string | null): EventDraft[] {
  const planned = planOf(state.procedure.plan).stages.find((one) => one.stage === stage);
  return [{ type: 'procedure.stageEntered', payload: { stage, reason } }, ...(planned ? openFloorFor(planned.floor) : [])];
}

/** With the opening of the hearing its first stage begins; after an earlier sitting, the one in which that ended. */
export function enterFirstStage(state: HearingState): EventDraft[] {
  const first = state.procedure.stage ?? stageAfter(state.procedure.plan, null)?.stage;
  return first ? entering(state, first, null) : [];
}

export const decideProcedure: Deciders<typeof procedureCommands> = {
  'procedure.plan': (state, payload) => {
    if (!planOf(payload.plan).kinds.includes(payload.caseKind)) throw new AppError('stageOutOfOrder', { plan: payload.plan, caseKind: payload.caseKind });
    const { plan, caseKind, stage } = state.procedure;
    if (plan === payload.plan && caseKind === payload.caseKind) return [];
    // Once the court sits, another procedure is an order of its own (Civil Procedure Law art. 170).
    if (state.openedAt !== null && payload.reason === null) throw new AppError('reasonNeeded', { act: 'procedure.plan' });
    const hasStage = stage === null || planOf(payload.plan).stages.some((one) => one.stage === stage);
    if (!hasStage) throw new AppError('stageOutOfOrder', { stage });
    return [{ type: 'procedure.planned', payload }];
  },
  'procedure.enterStage': (state, { stage, reason }) => {
    const { plan, stage: present } = state.procedure;
    if (present === stage) return [];
    if (!planOf(plan).stages.some((one) => one.stage === stage)) throw new AppError('stageOutOfOrder', { stage });
    if (isRecusalPending(state.procedure)) throw new AppError('recusalPending');
    if (reason === null && !isInOrder(plan, present, stage)) throw new AppError('reasonNeeded', { act: 'procedure.enterStage', stage });
    return entering(state, stage, reason);
  },
  'procedure.takeStep': (state, { step }) => {
    const { plan, stage, done } = state.procedure;
    const planned = planOf(plan).stages.find((one) => one.stage === stage);
    if (!planned?.steps.includes(step)) throw new AppError('stageOutOfOrder', { step });
    return done.some((one) => one.stage === stage && one.step === step) ? [] : [{ type: 'procedure.stepTaken', payload: { step } }];
  },
  'rollCall.record': (state, payload) => {
    const called = state.participants[payload.participantId];
    if (!called) throw new AppError('notFound', { what: 'participant' });
    return state.procedure.rollCall[payload.participantId] === payload.answer ? [] : [{ type: 'rollCall.recorded', payload }];
  },
  'point.state': (state, payload) => {
    const known = state.procedure.points.find((one) => one.id === payload.pointId);
    if (!known && state.procedure.points.length >= 40) throw new AppError('tooLarge', { what: 'points' });
    return known?.text === payload.text ? [] : [{ type: 'point.stated', payload }];
  },
  'point.order': (state, payload) => {
    const known = state.procedure.points.map((one) => one.id);
    const isWhole = payload.pointIds.length === known.length && new Set(payload.pointIds).size === known.length;
    if (!isWhole || payload.pointIds.some((id) => !known.includes(id))) throw new AppError('conflict', { what: 'points' });
    return payload.pointIds.every((id, index) => known[index] === id) ? [] : [{ type: 'point.ordered', payload }];
  },
  'point.argue': (state, payload) => {
    if (payload.pointId !== null) getPoint(state, payload.pointId);
    return (findArgued(state.procedure)?.id ?? null) === payload.pointId ? [] : [{ type: 'point.argued', payload }];
  },
  'point.settle': (state, payload) => (getPoint(state, payload.pointId).outcome === payload.outcome ? [] : [{ type: 'point.settled', payload }]),
  'recusal.apply': (state, payload, actor) => {
    const { against } = payload;
    const concerned = against.map((id) => state.participants[id]);
    // Judges, clerk, interpreters, appraisers may have to withdraw (Civil Procedure Law art. 47); parties may not.
    const mayWithdraw = (one: (typeof concerned)[number]): boolean =>
      one !== undefined && (isCourtRole(one.role) || ['interpreter', 'appraiser'].includes(one.role));
    if (!concerned.every(mayWithdraw)) throw new AppError('notAllowed', { act: 'recusal.apply' });
    if (state.procedure.recusals.some((one) => one.id === payload.applicationId)) return [];
    const isRepeated = state.procedure.recusals.some((one) => one.participantId === actor.id && one.ruling === null);
    if (isRepeated) throw new AppError('recusalPending');
    return [{ type: 'recusal.applied', payload: { ...payload, participantId: actor.id } }];
  },
  'recusal.rule': (state, payload) => {
    const application = state.procedure.recusals.find((one) => one.id === payload.applicationId);
    if (!application) throw new AppError('notFound', { what: 'recusal' });
    if (application.ruling !== null) throw new AppError('conflict', { what: 'recusal' });
    return [{ type: 'recusal.ruled', payload }];
  },
};
