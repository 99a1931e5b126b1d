import { z } from 'zod';
import { idSchema, shortTextSchema } from '../../ids.ts';
import { caseFileKindSchema, secrecySchema, specialMatterSchema } from '../kinds.ts';

/** What a case is: the number it has with whoever leads it, its cause (案由), what kind it is and how it is kept. */
export const caseFactsFields = {
  caseNumber: shortTextSchema,
  title: shortTextSchema,
  cause: shortTextSchema,
  kind: caseFileKindSchema,
  matters: z.array(specialMatterSchema).max(4),
  secrecy: secrecySchema,
};

const opened = z.strictObject({ ...caseFactsFields, agencyId: idSchema, agencyName: shortTextSchema });
const described = z.strictObject(caseFactsFields).partial();
/** Who handles it in the agency that leads: in place of who did before. */
const assign = z.strictObject({ accountIds: z.array(idSchema).min(1).max(20) });
/** Cases that belong together: the same acts, the same people, or one that came of the other. */
const link = z.strictObject({ caseId: idSchema, relation: z.enum(['parent', 'related']) });

export const groundCaseCommands = { 'case.describe': described, 'case.assign': assign, 'case.link': link } as const;
export const groundCaseEvents = { 'case.opened': opened, 'case.described': described, 'case.assigned': assign, 'case.linked': link } as const;
