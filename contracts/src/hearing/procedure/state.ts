import type { Id, Instant } from '../../ids.ts';
import type { PlanName } from './plans.ts';
import type { CaseKind, Stage, Step } from './stages.ts';
import type { recusalRulings, rollCallAnswers } from './wire.ts';

/** A point in dispute (争议焦点), with the moments at which it was argued. */
export interface DisputedPoint {
  id: Id;
  text: string;
  outcome: string | null;
  /** From the seq of one event to that of another; null while it is being argued. */
  argued: { fromSeq: number; toSeq: number | null }[];
}
/** An application that somebody of the court withdraw (回避). */
export interface RecusalApplication {
  id: Id;
  participantId: Id;
  against: Id[];
  ground: string;
  ruling: (typeof recusalRulings)[number] | null;
  reason: string | null;
}
export interface ProcedureState {
  plan: PlanName;
  caseKind: CaseKind;
  /** Null until the hearing is opened. */
  stage: Stage | null;
  stageSince: Instant | null;
  /** Stages in which the hearing has been. */
  visited: Stage[];
  /** Steps done, each in its stage. */
  done: { stage: Stage; step: Step }[];
  rollCall: Record<Id, (typeof rollCallAnswers)[number]>;
  points: DisputedPoint[];
  recusals: RecusalApplication[];
}

export const emptyProcedure: ProcedureState = {
  plan: 'civilOrdinary',
  caseKind: 'civil',
  stage: null,
  stageSince: null,
  visited: [],
  done: [],
  rollCall: {},
  points: [],
  recusals: [],
};

/** The point that is being argued now. */
export function findArgued(procedure: ProcedureState): DisputedPoint | undefined {
  return procedure.points.find((point) => point.argued.at(-1)?.toSeq === null);
}

/** Somebody applied for recusal and no ruling was given yet: what is of substance waits (Civil Procedure Law art. 48). */
export function isRecusalPending(procedure: ProcedureState): boolean {
  return procedure.recusals.some((one) => one.ruling === null);
}
