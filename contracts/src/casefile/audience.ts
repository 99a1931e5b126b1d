import { type CaseFacts, type CaseViewer, mayOnCase } from './access.ts';
import type { CaseEvent, CaseLine } from './events.ts';
import { maySeeParty } from './sharing/people.ts';
import type { CaseState } from './state.ts';
import { isOwnSide } from './volumes/rules.ts';

/**
 * A line of the log of a case as somebody reads it who may read the log: another agency's side volume, what parties and
 * lawyers and whoever leads tell each other, people that are kept by the lead, and hearings of which the reader may not
 * know, keep their place in the chain and nothing else.
 */
export function presentCaseLine(event: CaseEvent, state: CaseState, viewer: CaseViewer, facts: CaseFacts): CaseLine {
  if (!isWithheld(event, state, viewer, facts)) return event;
  const { caseId, seq, at, previousHash, hash } = event;
  return { type: 'withheld', caseId, seq, at, previousHash, hash };
}

const toldToLead = /^(clue|offer|notice|comment)\./;

function isWithheld({ type, payload }: CaseEvent, state: CaseState, viewer: CaseViewer, facts: CaseFacts): boolean {
  const agencyIds = viewer.memberships.map(({ agency }) => agency.id);
  if (toldToLead.test(type) && !agencyIds.includes(state.lead.agencyId)) return true;
  if (type.startsWith('hearing.')) return !mayOnCase(viewer, 'seeHearingRecords', facts);
  if ('partyId' in payload && payload.partyId) {
    // What they were when it was written, and what they are now.
    const roles = [...(type === 'party.added' || type === 'party.changed' ? [payload.role] : []), state.parties[payload.partyId]?.role];
    if (roles.some((role) => role !== undefined && !maySeeParty(viewer, state, facts, { role }))) return true;
  }
  if (!type.startsWith('document.') || !('documentId' in payload)) return false;
  const document = state.documents[payload.documentId ?? ''];
  return document?.volume === 'side' && !isOwnSide(document, agencyIds);
}
