import type { Id } from '../ids.ts';
import type { CaseAgent, CaseParty, CaseState } from '../casefile/state.ts';
import { normalFormOf } from '../casefile/traits/normalForm.ts';
import type { Booking } from './wire.ts';

export const heldParts = ['courtroom', 'judge', 'clerk', 'party', 'agent'] as const;
/** What can be in one hearing at a time. */
export interface Holder {
  /** The same for whoever is the same, in whatever case. */
  holder: string;
  part: (typeof heldParts)[number];
  /** Courtroom, account, party or agent: what it is in this booking. */
  ref: Id;
}
type Asked = Pick<Booking, 'summoned'> & { courtroomId: Id | null; judgeIds: readonly Id[]; clerkId: Id | null };

/**
 * Whom and what a hearing needs for itself. People are the same across cases by their identity number, lawyers by their
 * licence. An organisation is present by who acts for it: its other hearings may be at the same time, those of its agents not.
 */
export function holdersOf(state: Pick<CaseState, 'parties'>, { courtroomId, judgeIds, clerkId, summoned }: Asked): Holder[] {
  const staff = (accountId: Id, part: 'judge' | 'clerk'): Holder => ({ holder: `staff:${accountId}`, part, ref: accountId });
  const all: Holder[] = [
    ...(courtroomId === null ? [] : [{ holder: `courtroom:${courtroomId}`, part: 'courtroom', ref: courtroomId } as const]),
    ...judgeIds.map((id) => staff(id, 'judge')),
    ...(clerkId === null ? [] : [staff(clerkId, 'clerk')]),
  ];
  for (const { partyId, agentIds } of summoned) {
    const party = state.parties[partyId];
    if (!party) continue;
    const agents = party.agents.filter((one) => agentIds.includes(one.agentId));
    if (party.form === 'person' || agents.length === 0) all.push({ holder: nameOfParty(party), part: 'party', ref: partyId });
    all.push(...agents.map((agent): Holder => ({ holder: nameOfAgent(agent), part: 'agent', ref: agent.agentId })));
  }
  return all.filter((one, index) => all.findIndex((other) => other.holder === one.holder) === index);
}

function nameOfParty({ partyId, form, idNumber }: CaseParty): string {
  const code = idNumber === null ? null : normalFormOf('person', idNumber);
  return code === null ? `party:${partyId}` : `${form}:${code}`;
}

/** One lawyer may act for two in a case, and is one person. */
export function nameOfAgent({ agentId, name, firm, licence }: CaseAgent): string {
  const code =
    licence
      ?.normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^\dA-Z]/g, '') ?? '';
  if (code !== '') return `licence:${code}`;
  return firm === null ? `agent:${agentId}` : `lawyer:${JSON.stringify([name, firm])}`;
}
