import type { Reducers } from '../rule.ts';
import type { HearingState } from '../state.ts';
import type { DisputedPoint, ProcedureState } from './state.ts';
import type { procedureEvents } from './wire.ts';

function withProcedure(state: HearingState, change: Partial<ProcedureState>): HearingState {
  return { ...state, procedure: { ...state.procedure, ...change } };
}

/** Nothing is argued any more; spans that were open end before this event. */
export function endArgument(points: readonly DisputedPoint[], seq: number): DisputedPoint[] {
  return points.map((point) => ({ ...point, argued: point.argued.map((span) => (span.toSeq === null ? { ...span, toSeq: seq } : span)) }));
}

export const reduceProcedure: Reducers<typeof procedureEvents> = {
  'procedure.planned': (state, { plan, caseKind }) => withProcedure(state, { plan, caseKind }),
  'procedure.stageEntered': (state, { stage }, { at, seq }) => {
    const { visited, points } = state.procedure;
    return withProcedure(state, {
      stage,
      stageSince: at,
      visited: visited.includes(stage) ? visited : [...visited, stage],
      points: endArgument(points, seq),
    });
  },
  'procedure.stepTaken': (state, { step }) => {
    const { stage, done } = state.procedure;
    return stage === null ? state : withProcedure(state, { done: [...done, { stage, step }] });
  },
  'rollCall.recorded': (state, { participantId, answer }) => withProcedure(state, { rollCall: { ...state.procedure.rollCall, [participantId]: answer } }),
  'point.stated': (state, { pointId: id, text }) => {
    const { points } = state.procedure;
    if (points.some((one) => one.id === id)) return withProcedure(state, { points: points.map((one) => (one.id === id ? { ...one, text } : one)) });
    return withProcedure(state, { points: [...points, { id, text, outcome: null, argued: [] }] });
  },
  'point.ordered': (state, { pointIds }) => {
    const place = (point: DisputedPoint): number => (pointIds.includes(point.id) ? pointIds.indexOf(point.id) : pointIds.length);
    return withProcedure(state, { points: state.procedure.points.toSorted((a, b) => place(a) - place(b)) });
  },
  'point.argued': (state, { pointId }, { seq }) => {
    const ended = endArgument(state.procedure.points, seq);
    const points = ended.map((point) => (point.id === pointId ? { ...point, argued: [...point.argued, { fromSeq: seq, toSeq: null }] } : point));
    return withProcedure(state, { points });
  },
  'point.settled': (state, { pointId, outcome }, { seq }) => {
    const settled = (point: DisputedPoint): DisputedPoint => ({ ...endArgument([point], seq)[0]!, outcome });
    return withProcedure(state, { points: state.procedure.points.map((point) => (point.id === pointId ? settled(point) : point)) });
  },
  'recusal.applied': (state, { applicationId: id, participantId, against, ground }) =>
    withProcedure(state, { recusals: [...state.procedure.recusals, { id, participantId, against, ground, ruling: null, reason: null }] }),
  'recusal.ruled': (state, { applicationId, ruling, reason }) =>
    withProcedure(state, { recusals: state.procedure.recusals.map((one) => (one.id === applicationId ? { ...one, ruling, reason } : one)) }),
};
