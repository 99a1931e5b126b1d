import { AppError } from '../../AppError.ts';
import type { CaseFileKind, CaseStage } from '../kinds.ts';
import type { CaseDraft } from '../events.ts';
import type { CaseDeciders, CaseReducers } from '../rule.ts';
import { deadlineOf } from './legalDeadlines.ts';
import type { stagesCaseCommands, stagesCaseEvents } from './wire.ts';

/** The event by which a case enters a stage on a day, with the deadline that the law sets. */
export function enterStage(kind: CaseFileKind, stage: CaseStage, enteredOn: string): CaseDraft {
  const deadline = deadlineOf(kind, stage, enteredOn);
  return { type: 'stage.entered', payload: { stage, enteredOn, deadlineOn: deadline?.deadlineOn ?? null, basis: deadline?.basis ?? null } };
}

export const decideStages: CaseDeciders<typeof stagesCaseCommands> = {
  'stage.enter': (state, { stage }, { today }) => (state.stages.at(-1)?.stage === stage ? [] : [enterStage(state.facts.kind, stage, today)]),
  'deadline.extend': (state, payload) => {
    const current = state.stages.at(-1)?.deadlineOn ?? null;
    if (current !== null && payload.deadlineOn < current) throw new AppError('badRequest', { field: 'deadlineOn' });
    return current === payload.deadlineOn ? [] : [{ type: 'deadline.extended', payload }];
  },
};

export const reduceStages: CaseReducers<typeof stagesCaseEvents> = {
  'stage.entered': (state, payload) => ({ ...state, stages: [...state.stages, { ...payload, extensions: [] }] }),
  'deadline.extended': (state, { deadlineOn, reason }, { at }) => ({
    ...state,
    stages: state.stages.map((stage, index) =>
      index === state.stages.length - 1 ? { ...stage, deadlineOn, extensions: [...stage.extensions, { deadlineOn, reason, at }] } : stage,
    ),
  }),
};
