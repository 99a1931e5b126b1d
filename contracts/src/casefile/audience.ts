import type { CaseViewer } from './access.ts';
import type { CaseEvent, CaseLine } from './events.ts';
import type { CaseState } from './state.ts';
import { isOwnSide } from './volumes/rules.ts';

/**
 * A line of the log of a case as somebody reads it who may read the log: another agency's side volume, and what parties
 * told or offered whoever leads, keep their place in the chain and nothing else.
 */
export function presentCaseLine(event: CaseEvent, state: CaseState, { memberships }: CaseViewer): CaseLine {
  const agencyIds = memberships.map(({ agency }) => agency.id);
  if (!isWithheld(event, state, agencyIds)) return event;
  const { caseId, seq, at, previousHash, hash } = event;
  return { type: 'withheld', caseId, seq, at, previousHash, hash };
}

function isWithheld({ type, payload }: CaseEvent, state: CaseState, agencyIds: readonly string[]): boolean {
  if (type === 'clue.given' || type === 'clue.answered' || type.startsWith('offer.')) return !agencyIds.includes(state.lead.agencyId);
  if (!type.startsWith('document.') || !('documentId' in payload)) return false;
  const document = state.documents[payload.documentId ?? ''];
  return document?.volume === 'side' && !isOwnSide(document, agencyIds);
}
