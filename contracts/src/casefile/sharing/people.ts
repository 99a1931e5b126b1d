import { type CaseFacts, type CaseRule, type CaseViewer, mayOnCase, rulesFor } from '../access.ts';
import { maskName } from '../maskName.ts';
import type { CaseParty, CaseState } from '../state.ts';
import { isKeptByLead, isMaskedMatter } from './matterRules.ts';
import { mayUnshared, withoutGrants } from './readable.ts';

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

/** How the name of a party is protected, whoever looks: told by the lead to nobody, or shortened for who does not work on the case. */
export function protectionOf(facts: CaseState['facts'], party: Pick<CaseParty, 'role' | 'form'>): { isKept: boolean; isMasked: boolean } {
  return { isKept: isKeptByLead(facts, party), isMasked: isMaskedMatter(facts) && party.form === 'person' };
}

/**
 * `peopleFor` as rules over many cases: a name is found in full by whom `seen` allows, where it is kept by whom `kept`
 * allows as well, and where it is masked by whom `masked` does.
 */
export function nameRulesFor(viewer: CaseViewer): { seen: CaseRule[]; kept: CaseRule[]; masked: CaseRule[] } {
  const people = rulesFor(viewer, 'seePeople');
  const inHand = people.map((rule) => ({ ...rule, relations: rule.relations.filter((one) => one === 'lead' || one === 'handler') }));
  return { seen: rulesFor(viewer, 'seeNames'), kept: inHand, masked: withoutGrants(people) };
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
