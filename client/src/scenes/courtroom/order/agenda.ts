import { can } from '@assize/contracts/hearing/permissions';
import { isInOrder, type PlanName, planOf, plansOf, stageAfter } from '@assize/contracts/hearing/procedure/plans';
import type { CaseKind, Stage, Step } from '@assize/contracts/hearing/procedure/stages';
import { isRecusalPending } from '@assize/contracts/hearing/procedure/state';
import type { HearingState } from '@assize/contracts/hearing/state';

export interface AgendaStage {
  stage: Stage;
  place: 'now' | 'done' | 'ahead';
  /** Going there needs no reason. */
  isInOrder: boolean;
  steps: { step: Step; isDone: boolean }[];
}
/** Where the hearing stands in its plan, and what this person may do about it. */
export interface Agenda {
  stages: AgendaStage[];
  now: AgendaStage | undefined;
  /** From 1; 0 before the first. */
  number: number;
  next: Stage | undefined;
  mayGo: boolean;
  /** Nothing of substance goes on before the ruling. */
  waitsForRecusal: boolean;
  mayTick: boolean;
  mayPlan: boolean;
}

export function buildAgenda(state: HearingState, meId: string): Agenda {
  const { plan, stage: present, visited, done } = state.procedure;
  const stages = planOf(plan).stages.map(({ stage, steps }): AgendaStage => ({
    stage,
    place: stage === present ? 'now' : visited.includes(stage) ? 'done' : 'ahead',
    isInOrder: isInOrder(plan, present, stage),
    steps: steps.map((step) => ({ step, isDone: done.some((one) => one.stage === stage && one.step === step) })),
  }));
  return {
    stages,
    now: stages.find((one) => one.place === 'now'),
    number: stages.findIndex((one) => one.place === 'now') + 1,
    next: stageAfter(plan, present)?.stage,
    mayGo: can('procedure.enterStage', state, meId),
    waitsForRecusal: isRecusalPending(state.procedure),
    mayTick: can('procedure.takeStep', state, meId),
    mayPlan: can('procedure.plan', state, meId),
  };
}

/** The plans for a kind of case, the usual one first; with the hearing running, only those that know its stage. */
export function plansFor(kind: CaseKind, stage: Stage | null): PlanName[] {
  return plansOf(kind).filter((name) => stage === null || planOf(name).stages.some((one) => one.stage === stage));
}
