import { z } from 'zod';

/** Stages of a hearing (庭审阶段), in no order: the order is the plan's. */
export const stages = ['opening', 'plea', 'investigation', 'evidence', 'debate', 'finalStatements', 'mediation', 'deliberation', 'pronouncement'] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

/** Steps inside stages; what is read out at a step is a text of the same name in the client's dictionaries. */
export const steps = [
  'rollCall',
  'discipline',
  'identity',
  'rights',
  'recusal',
  'onlineConsent',
  'indictment',
  'pleaRights',
  'pleaQuestions',
  'pleaSentence',
  'claim',
  'answer',
  'thirdPartyStatement',
  'legalityOfAct',
  'riskDisclosure',
  'accusedStatement',
  'pointsInDispute',
  'courtQuestions',
  'plaintiffEvidence',
  'defendantEvidence',
  'courtEvidence',
  'testimony',
  'appraisal',
  'sentencingFacts',
  'plaintiffDebate',
  'defendantDebate',
  'thirdPartyDebate',
  'mutualDebate',
  'finalOpinions',
  'finalStatement',
  'mediationOffer',
  'agreement',
  'deliberationNotice',
  'judgment',
  'appealRights',
  'recordCheck',
] as const;
export const stepSchema = z.enum(steps);
export type Step = z.infer<typeof stepSchema>;

/** Kinds of case, as far as they decide what may be heard online and by which plan. */
export const caseKinds = ['civil', 'financial', 'criminal', 'administrative'] as const;
export const caseKindSchema = z.enum(caseKinds);
export type CaseKind = z.infer<typeof caseKindSchema>;
