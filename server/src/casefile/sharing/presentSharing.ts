import { type CaseFacts, type CaseViewer, mayOnCase } from '@assize/contracts/casefile/access';
import { maySeeParty, maySeePeopleInFull } from '@assize/contracts/casefile/sharing/people';
import { grantsFor } from '@assize/contracts/casefile/sharing/readable';
import type { CaseSharing } from '@assize/contracts/casefile/sharing/views';
import type { CaseState } from '@assize/contracts/casefile/state';

/** How a case is tied to others and with whom it is shared, for its reader. */
export function presentSharing(viewer: CaseViewer, state: CaseState, facts: CaseFacts, now = new Date()): CaseSharing {
  const answers = mayOnCase(viewer, 'answerShare', facts);
  const seesTraits = mayOnCase(viewer, 'seeTraits', facts) && maySeePeopleInFull(viewer, state, facts);
  const traits = state.traits.filter(({ partyId }) => {
    const party = state.parties[partyId ?? ''];
    return !party || maySeeParty(viewer, state, facts, party);
  });
  return {
    traits: seesTraits ? traits : null,
    circumstances: seesTraits ? state.circumstances : null,
    requests: answers ? state.shareRequests : null,
    grants: answers ? state.grants : null,
    mine: grantsFor(viewer, 'seeCase', state, facts, now),
    groups: mayOnCase(viewer, 'seeTraits', facts) ? state.groups : null,
  };
}
