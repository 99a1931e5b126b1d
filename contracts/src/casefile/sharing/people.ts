import { type CaseFacts, type CaseViewer, mayOnCase } from '../access.ts';
import { maskName } from '../maskName.ts';
import type { CaseParty, CaseState } from '../state.ts';
import { isKeptByLead, isMaskedMatter } from './matterRules.ts';
import { mayUnshared } from './readable.ts';

interface SeenParty {
  party: CaseParty;
  /** As the viewer may know it. */
  name: string;
  isMasked: boolean;
}

/** The people of a case as far as the viewer may know them: by the table, the class of secrecy and the rules of its matters. */
export function peopleFor(viewer: CaseViewer, state: CaseState, facts: CaseFacts): SeenParty[] {
  if (!mayOnCase(viewer, 'seeNames', facts)) return [];
  const isMaskedCase = isMaskedMatter(state.facts) && !maySeePeopleInFull(viewer, state, facts);
  return Object.values(state.parties)
    .filter((party) => maySeeParty(viewer, state, facts, party))
    .map((party) => {
      const isMasked = isMaskedCase && party.form === 'person';
      return { party, name: isMasked ? maskName(party.name) : party.name, isMasked };
    });
}

/** With what identifies them and how they are reached, and so with the traits of the case. */
export function maySeePeopleInFull(viewer: CaseViewer, state: CaseState, facts: CaseFacts): boolean {
  return isMaskedMatter(state.facts) ? mayUnshared(viewer, 'seePeople', facts) : mayOnCase(viewer, 'seePeople', facts);
}

/** Whoever is kept by the lead is there for those in whose hands the case is, and not to be told of it alone. */
export function maySeeParty(viewer: CaseViewer, state: CaseState, facts: CaseFacts, party: Pick<CaseParty, 'role'>): boolean {
  if (!isKeptByLead(state.facts, party)) return true;
  const relations = facts.relations.filter((one) => one.relation === 'lead' || one.relation === 'handler');
  return mayOnCase(viewer, 'seePeople', { ...facts, relations });
}
