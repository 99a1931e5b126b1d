import { z } from 'zod';

/** Kinds of case (案件类型). Which of them may be heard by which plan is the hearing's own table (`hearing/procedure`). */
export const caseFileKinds = ['civil', 'commercial', 'financial', 'criminal', 'administrative', 'publicInterest', 'enforcement'] as const;
export const caseFileKindSchema = z.enum(caseFileKinds);
export type CaseFileKind = z.infer<typeof caseFileKindSchema>;

/** Matters with rules of their own: protection of minors, drugs, telecom and internet fraud, illegal fundraising. */
export const specialMatters = ['minors', 'antiDrug', 'telecomFraud', 'illegalFundraising'] as const;
export const specialMatterSchema = z.enum(specialMatters);
export type SpecialMatter = z.infer<typeof specialMatterSchema>;

/**
 * How a case is kept from those who have to do with it. `ordinary`. `minors`: people in it are masked for whoever does
 * not work on it. `secret`: a state secret, for those who are named on it alone.
 */
export const secrecies = ['ordinary', 'minors', 'secret'] as const;
export const secrecySchema = z.enum(secrecies);
export type Secrecy = z.infer<typeof secrecySchema>;

/** Where a case stands between agencies, from the report of a crime or the filing of a claim to the archive. */
export const caseStages = ['filing', 'policeInvestigation', 'prosecutionReview', 'supplementaryInvestigation', 'trial', 'enforcement', 'closed'] as const;
export const caseStageSchema = z.enum(caseStages);
export type CaseStage = z.infer<typeof caseStageSchema>;
