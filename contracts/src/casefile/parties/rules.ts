import { AppError } from '../../AppError.ts';
import type { CaseDeciders, CaseReducers } from '../rule.ts';
import type { CaseState } from '../state.ts';
import type { partiesCaseCommands, partiesCaseEvents } from './wire.ts';

export const decideParties: CaseDeciders<typeof partiesCaseCommands> = {
  'party.add': (state, payload) => (state.parties[payload.partyId] ? [] : [{ type: 'party.added', payload }]),
  'party.change': (state, payload) => {
    assertParty(state, payload.partyId);
    const { agents: _agents, ...before } = state.parties[payload.partyId] ?? { agents: [] };
    return JSON.stringify({ ...before, ...payload }) === JSON.stringify(before) ? [] : [{ type: 'party.changed', payload }];
  },
  'party.remove': (state, payload) => (state.parties[payload.partyId] ? [{ type: 'party.removed', payload }] : []),
  'agent.name': (state, payload) => {
    assertParty(state, payload.partyId);
    if (payload.documentId !== null && !state.documents[payload.documentId]) throw new AppError('notFound', { what: 'document' });
    return findAgentParty(state, payload.agentId) ? [] : [{ type: 'agent.named', payload }];
  },
  'agent.end': (state, payload) => (findAgentParty(state, payload.agentId) ? [{ type: 'agent.ended', payload }] : []),
};

export const reduceParties: CaseReducers<typeof partiesCaseEvents> = {
  'party.added': (state, payload) => ({ ...state, parties: { ...state.parties, [payload.partyId]: { ...payload, agents: [] } } }),
  'party.changed': (state, payload) => ({
    ...state,
    parties: { ...state.parties, [payload.partyId]: { ...payload, agents: state.parties[payload.partyId]?.agents ?? [] } },
  }),
  'party.removed': (state, { partyId }) => ({
    ...state,
    parties: Object.fromEntries(Object.entries(state.parties).filter(([id]) => id !== partyId)),
  }),
  'agent.named': (state, payload) => changeAgents(state, payload.partyId, (agents) => [...agents, payload]),
  'agent.ended': (state, { agentId }) => changeAgents(state, findAgentParty(state, agentId) ?? '', (agents) => agents.filter((one) => one.agentId !== agentId)),
};

function assertParty(state: CaseState, partyId: string): void {
  if (!state.parties[partyId]) throw new AppError('notFound', { what: 'party' });
}

function findAgentParty(state: CaseState, agentId: string): string | undefined {
  return Object.values(state.parties).find((party) => party.agents.some((one) => one.agentId === agentId))?.partyId;
}

type Agents = CaseState['parties'][string]['agents'];
function changeAgents(state: CaseState, partyId: string, change: (agents: Agents) => Agents): CaseState {
  const party = state.parties[partyId];
  return party ? { ...state, parties: { ...state.parties, [partyId]: { ...party, agents: change(party.agents) } } } : state;
}
