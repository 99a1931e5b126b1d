import type { CaseReducers } from '../rule.ts';
import type { exchangeCaseEvents } from './wire.ts';

export const reduceExchange: CaseReducers<typeof exchangeCaseEvents> = {
  'case.received': (state, payload, { at }) => {
    const { agencyId, agencyName, parties, partnerId: _partner, handoverId: _handover, manifestSha256: _manifest, log: _log, ...facts } = payload;
    const { lead, formerLeads } = state;
    const isSame = lead.agencyId === agencyId;
    return {
      ...state,
      facts,
      openedAt: state.seq === 1 ? at : state.openedAt,
      parties: Object.fromEntries(parties.map((party) => [party.partyId, party])),
      lead: isSame ? lead : { agencyId, agencyName, since: at },
      // It may have gone from one agency to another where it was, of which this log knew nothing.
      formerLeads: isSame || state.seq === 1 ? formerLeads : [...formerLeads.filter((id) => id !== agencyId && id !== lead.agencyId), lead.agencyId],
    };
  },
};
