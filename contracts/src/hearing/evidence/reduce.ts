import type { Reducers } from '../rule.ts';
import type { HearingState } from '../state.ts';
import { attachedProof } from './proofs.ts';
import type { EvidenceState, Exhibit } from './state.ts';
import type { evidenceEvents } from './wire.ts';

function withEvidence(state: HearingState, change: Partial<EvidenceState>): HearingState {
  return { ...state, evidence: { ...state.evidence, ...change } };
}
export function withExhibit(state: HearingState, id: string, change: Partial<Exhibit>): HearingState {
  const found = state.evidence.exhibits[id];
  return found ? withEvidence(state, { exhibits: { ...state.evidence.exhibits, [id]: { ...found, ...change } } }) : state;
}

export const reduceEvidence: Reducers<typeof evidenceEvents> = {
  'evidence.deadlineSet': (state, { at: deadlineAt }) => withEvidence(state, { deadlineAt }),
  'exchange.opened': (state) => withEvidence(state, { exchange: 'open' }),
  'exchange.closed': (state) => withEvidence(state, { exchange: 'closed' }),
  'exhibit.filed': (state, { exhibitId: id, knownTo: _knownTo, filedAt, presentedAt, ...about }, { at }) => {
    const { deadlineAt, exhibits } = state.evidence;
    const filed: Exhibit = {
      id,
      ...about,
      proofs: [],
      filedAt: filedAt ?? at,
      isLate: deadlineAt !== null && (filedAt ?? at) > deadlineAt,
      lateRuling: null,
      exchangedAt: null,
      presentedAt,
      visibility: 'parties',
      visibilityReason: null,
      namedIds: [],
      opinions: {},
      ruling: null,
      withdrawn: null,
    };
    return withEvidence(state, { exhibits: { ...exhibits, [id]: filed } });
  },
  'exhibit.described': (state, { exhibitId, knownTo: _knownTo, ...about }) => withExhibit(state, exhibitId, about),
  'exhibit.proofAttached': (state, { exhibitId, proof }, event) => {
    const proofs = state.evidence.exhibits[exhibitId]?.proofs ?? [];
    return withExhibit(state, exhibitId, { proofs: [...proofs, attachedProof(proof, event)] });
  },
  'exhibit.exchanged': (state, { exhibitId }, { at: exchangedAt }) => withExhibit(state, exhibitId, { exchangedAt }),
  'exhibit.withdrawn': (state, { exhibitId, reason }, { at }) => withExhibit(state, exhibitId, { withdrawn: { reason, at } }),
  'exhibit.visibilitySet': (state, { exhibitId, visibility, namedIds, reason }) =>
    withExhibit(state, exhibitId, { visibility, namedIds, visibilityReason: reason }),
  'exhibit.opinionGiven': (state, { exhibitId, participantId, knownTo: _knownTo, ...opinion }, { at }) => {
    const opinions = state.evidence.exhibits[exhibitId]?.opinions;
    return withExhibit(state, exhibitId, { opinions: { ...opinions, [participantId]: { ...opinion, at } } });
  },
  'exhibit.lateRuled': (state, { exhibitId, isAllowed, reason }) => withExhibit(state, exhibitId, { lateRuling: { isAllowed, reason } }),
  'exhibit.ruled': (state, { exhibitId, outcome, reason }, { at }) => withExhibit(state, exhibitId, { ruling: { outcome, reason, at } }),
};
