import { caseFactsFields } from '@assize/contracts/casefile/ground/wire';
import type { CaseFileKind } from '@assize/contracts/casefile/kinds';
import type { CaseFacts } from '@assize/contracts/casefile/state';
import { z } from 'zod';

export const factsSchema = z.strictObject(caseFactsFields);
/** A form holds texts: matters are joined by commas. */
export type FactsValues = Record<keyof CaseFacts, string>;

export function emptyFacts(kind: CaseFileKind = 'civil'): FactsValues {
  return { caseNumber: '', title: '', cause: '', kind, matters: '', secrecy: 'ordinary' };
}

export function factsValues({ caseNumber, title, cause, kind, matters, secrecy }: CaseFacts): FactsValues {
  return { caseNumber, title, cause, kind, matters: matters.join(','), secrecy };
}

export function factsBody(values: FactsValues): unknown {
  return { ...values, matters: values.matters.split(',').filter(Boolean) };
}
