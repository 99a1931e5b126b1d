import type { CaseAgent, CaseParty, CaseState } from '../casefile/state.ts';
import type { CasePartyRole } from '../casefile/parties/wire.ts';
import type { Role } from '../hearing/roles.ts';
import type { Id } from '../ids.ts';
import { nameOfAgent } from './holders.ts';
import type { Booking } from './wire.ts';

/** Somebody to be named in the hearing. */
export interface CalledPerson {
  /** Account, party or agent. */
  ref: Id;
  name: string;
  role: Role;
  /** `ref` of whom they act for. */
  actsFor: Id | null;
  /** By which account they come; null: one of their own is made. */
  accountId: Id | null;
}

const roleOfParty: Record<CasePartyRole, Role> = {
  ...{ plaintiff: 'plaintiff', defendant: 'defendant', thirdParty: 'thirdParty', applicant: 'applicant', respondent: 'respondent' },
  ...{ suspect: 'accused', accused: 'accused', victim: 'victim', witness: 'witness', reporter: 'witness' },
};

/** The people of a hearing from the case's parties and agents and the court's people, whom they act for before them. */
export function calledTo(state: CaseState, { judges, clerk, summoned }: Pick<Booking, 'judges' | 'clerk' | 'summoned'>): CalledPerson[] {
  const ofCourt = ({ accountId, name }: { accountId: Id; name: string }, role: Role): CalledPerson => ({
    ref: accountId,
    name,
    role,
    actsFor: null,
    accountId,
  });
  const called: CalledPerson[] = [
    ...judges.map((judge, index) => ofCourt(judge, presides(index, judges.length))),
    ...(clerk === null ? [] : [ofCourt(clerk, 'clerk')]),
  ];
  const agents = new Set<string>();
  for (const { partyId, agentIds } of summoned) {
    const party = state.parties[partyId];
    if (!party) continue;
    called.push({ ref: partyId, name: party.name, role: roleOfParty[party.role], actsFor: null, accountId: findAccount(state, party) });
    for (const agent of party.agents.filter((one) => agentIds.includes(one.agentId))) {
      if (agents.has(nameOfAgent(agent))) continue;
      agents.add(nameOfAgent(agent));
      called.push({ ref: agent.agentId, name: agent.name, role: roleOfAgent(agent, party), actsFor: partyId, accountId: findAccount(state, party, agent) });
    }
  }
  // One account is one person of a hearing.
  return called.map((one, index) => (called.findIndex((other) => other.accountId === one.accountId) === index ? one : { ...one, accountId: null }));
}

function presides(index: number, count: number): Role {
  if (index > 0) return 'judge';
  return count === 1 ? 'soleJudge' : 'presidingJudge';
}

function roleOfAgent({ form }: CaseAgent, { role }: CaseParty): Role {
  if (form === 'statutory') return 'statutoryAgent';
  return form === 'defender' || role === 'accused' || role === 'suspect' ? 'defender' : 'lawyer';
}

/** The account by which they follow the case, or read its file, already. */
function findAccount({ follow, readings }: CaseState, { partyId }: CaseParty, agent?: CaseAgent): Id | null {
  const followers = Object.values(follow.followers).filter((one) => one.endedAt === null && one.partyId === partyId);
  if (!agent) return followers.find((one) => one.as === 'party')?.accountId ?? null;
  const following = followers.find((one) => one.as === 'agent' && one.name === agent.name);
  const reading = readings.find((one) => one.status === 'appointed' && one.partyId === partyId && one.licence === agent.licence && one.name === agent.name);
  return (following ?? reading)?.accountId ?? null;
}
