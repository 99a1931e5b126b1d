import type { Id } from '../../ids.ts';
import { isKeptByLead } from '../sharing/matterRules.ts';
import type { CaseState } from '../state.ts';
import { normalFormOf } from './normalForm.ts';
import type { TraitKind } from './wire.ts';

/** What can be matched of a case: `value` as it was found, compared by its normal form. */
export interface CaseTrait {
  kind: TraitKind;
  normalForm: string;
  value: string;
  /** Null: of a party, and noted there. */
  traitId: Id | null;
  partyId: Id | null;
  documentId: Id | null;
}

/**
 * All by which a case can be found from others: what was noted, and what identifies its parties. Who never leaves the
 * lead by the rules of a matter is not found by it either.
 */
export function traitsOf({ traits, parties, facts }: Pick<CaseState, 'traits' | 'parties' | 'facts'>): CaseTrait[] {
  const found: CaseTrait[] = [];
  const take = (kind: TraitKind, value: string | null, from: Pick<CaseTrait, 'traitId' | 'partyId' | 'documentId'>): void => {
    const party = parties[from.partyId ?? ''];
    const normalForm = value === null || (party && isKeptByLead(facts, party)) ? null : normalFormOf(kind, value);
    if (value === null || normalForm === null) return;
    if (found.some((one) => one.kind === kind && one.normalForm === normalForm)) return;
    found.push({ kind, normalForm, value, ...from });
  };
  for (const { traitId, kind, value, partyId, documentId } of traits) take(kind, value, { traitId, partyId, documentId });
  for (const { partyId, idNumber, phone } of Object.values(parties)) {
    take('person', idNumber, { traitId: null, partyId, documentId: null });
    take('phone', phone, { traitId: null, partyId, documentId: null });
  }
  return found;
}
