import { z } from 'zod';
import type { Side } from '../roles.ts';
import type { FloorMode } from '../floor/wire.ts';
import type { CaseKind, Stage, Step } from './stages.ts';

export interface PlannedStage {
  stage: Stage;
  steps: readonly Step[];
  /** How the floor is ordered when the stage begins; the presiding judge may order it otherwise at any time. */
  floor: { mode: FloorMode; order?: readonly Side[] };
  /** The plan allows to pass over it without a reason. */
  isOptional?: true;
}
export interface ProcedurePlan {
  kinds: readonly CaseKind[];
  stages: readonly PlannedStage[];
}

const open = { mode: 'open' } as const;
const byJudge = { mode: 'byJudge' } as const;
const inTurn = (...order: Side[]) => ({ mode: 'byOrder', order }) as const;
const civilOrder = inTurn('plaintiff', 'defendant', 'third');

/** Civil Procedure Law arts. 140 to 145; the whole opening belongs to every hearing. */
const civilOpening: PlannedStage = { stage: 'opening', steps: ['rollCall', 'discipline', 'identity', 'rights', 'recusal', 'onlineConsent'], floor: open };
const civilDebate: PlannedStage = {
  stage: 'debate',
  steps: ['plaintiffDebate', 'defendantDebate', 'thirdPartyDebate', 'mutualDebate'],
  floor: civilOrder,
};
const finalOpinions: PlannedStage = { stage: 'finalStatements', steps: ['finalOpinions'], floor: civilOrder };
const mediation: PlannedStage = { stage: 'mediation', steps: ['mediationOffer', 'agreement'], floor: open, isOptional: true };
const deliberation: PlannedStage = { stage: 'deliberation', steps: ['deliberationNotice'], floor: byJudge, isOptional: true };
const pronouncement: PlannedStage = { stage: 'pronouncement', steps: ['judgment', 'appealRights', 'recordCheck'], floor: byJudge, isOptional: true };
const civilEvidence: PlannedStage = {
  stage: 'evidence',
  steps: ['plaintiffEvidence', 'defendantEvidence', 'testimony', 'appraisal', 'courtQuestions'],
  floor: byJudge,
};
const civilInvestigation: PlannedStage = {
  stage: 'investigation',
  steps: ['claim', 'answer', 'thirdPartyStatement', 'pointsInDispute'],
  floor: civilOrder,
};

/** The order of a hearing by kind of procedure, as data. The first plan of a kind is the one taken unless another is named. */
export const procedurePlans = {
  civilOrdinary: {
    kinds: ['civil', 'financial'],
    stages: [civilOpening, civilInvestigation, civilEvidence, civilDebate, finalOpinions, mediation, deliberation, pronouncement],
  },
  /** Civil Procedure Law art. 163: not bound to the order of the ordinary procedure, so that investigation and debate may be one. */
  civilSummary: {
    kinds: ['civil'],
    stages: [
      civilOpening,
      { ...civilInvestigation, steps: ['claim', 'answer', 'pointsInDispute', 'plaintiffEvidence', 'defendantEvidence', 'courtQuestions'] },
      { ...civilDebate, steps: ['mutualDebate'] },
      finalOpinions,
      mediation,
      pronouncement,
    ],
  },
  /** Arts. 165 to 169: one sitting, one instance; the parties are told so with their rights. */
  smallClaims: {
    kinds: ['civil', 'financial'],
    stages: [
      civilOpening,
      { ...civilInvestigation, steps: ['claim', 'answer', 'plaintiffEvidence', 'defendantEvidence', 'courtQuestions'], floor: open },
      { ...finalOpinions, floor: open },
      mediation,
      pronouncement,
    ],
  },
  financial: {
    kinds: ['financial'],
    stages: [
      civilOpening,
      { ...civilInvestigation, steps: ['claim', 'answer', 'riskDisclosure', 'pointsInDispute', 'plaintiffEvidence', 'defendantEvidence', 'courtQuestions'] },
      civilDebate,
      finalOpinions,
      mediation,
      pronouncement,
    ],
  },
  mediation: {
    kinds: ['civil', 'financial'],
    stages: [
      { ...civilOpening, steps: ['rollCall', 'discipline', 'identity', 'rights', 'onlineConsent'] },
      { ...mediation, floor: open },
    ],
  },
  /** Criminal Procedure Law arts. 190 to 198. */
  criminalOrdinary: {
    kinds: ['criminal'],
    stages: [
      { ...civilOpening, steps: ['rollCall', 'discipline', 'identity', 'rights', 'recusal'], floor: byJudge },
      { stage: 'investigation', steps: ['indictment', 'accusedStatement', 'courtQuestions'], floor: byJudge },
      { stage: 'evidence', steps: ['plaintiffEvidence', 'defendantEvidence', 'testimony', 'appraisal', 'courtEvidence'], floor: byJudge },
      { stage: 'debate', steps: ['plaintiffDebate', 'defendantDebate', 'mutualDebate'], floor: inTurn('plaintiff', 'defendant') },
      { stage: 'finalStatements', steps: ['finalStatement'], floor: inTurn('defendant') },
      deliberation,
      pronouncement,
    ],
  },
  /** Arts. 190, 222 to 226: with a guilty plea; investigation and debate may be left out, the final statement never. */
  criminalPlea: {
    kinds: ['criminal'],
    stages: [
      { ...civilOpening, steps: ['rollCall', 'discipline', 'identity', 'rights', 'recusal', 'onlineConsent'], floor: byJudge },
      { stage: 'plea', steps: ['indictment', 'pleaRights', 'pleaQuestions', 'pleaSentence'], floor: byJudge },
      { stage: 'investigation', steps: ['sentencingFacts', 'courtQuestions'], floor: byJudge, isOptional: true },
      { stage: 'debate', steps: ['plaintiffDebate', 'defendantDebate'], floor: inTurn('plaintiff', 'defendant'), isOptional: true },
      { stage: 'finalStatements', steps: ['finalStatement'], floor: inTurn('defendant') },
      pronouncement,
    ],
  },
  /** Administrative Procedure Law art. 34: who acted proves that the act was lawful, and begins. */
  administrative: {
    kinds: ['administrative'],
    stages: [
      civilOpening,
      { ...civilInvestigation, steps: ['claim', 'answer', 'legalityOfAct', 'thirdPartyStatement', 'pointsInDispute'] },
      { ...civilEvidence, steps: ['defendantEvidence', 'plaintiffEvidence', 'testimony', 'appraisal', 'courtQuestions'] },
      civilDebate,
      finalOpinions,
      { ...mediation, steps: ['mediationOffer'] },
      deliberation,
      pronouncement,
    ],
  },
} as const satisfies Record<string, ProcedurePlan>;

export type PlanName = keyof typeof procedurePlans;
export const planNames = Object.keys(procedurePlans) as [PlanName, ...PlanName[]];
export const planSchema = z.enum(planNames);

export function planOf(name: PlanName): ProcedurePlan {
  return procedurePlans[name];
}

/** The plans for a kind of case, the usual one first. */
export function plansOf(kind: CaseKind): PlanName[] {
  return planNames.filter((name) => planOf(name).kinds.includes(kind));
}

/** The stage after this one in the plan (before the first: the first); undefined at its end. */
export function stageAfter(name: PlanName, stage: Stage | null): PlannedStage | undefined {
  const { stages } = planOf(name);
  return stages[stages.findIndex((one) => one.stage === stage) + 1];
}

/** Whether going from one stage to another needs no reason: the next one, or over stages that the plan leaves open. */
export function isInOrder(name: PlanName, from: Stage | null, to: Stage): boolean {
  const { stages } = planOf(name);
  const [start, end] = [from === null ? -1 : stages.findIndex((one) => one.stage === from), stages.findIndex((one) => one.stage === to)];
  if (end <= start || (from !== null && start < 0)) return false;
  return stages.slice(start + 1, end).every((one) => one.isOptional === true);
}
