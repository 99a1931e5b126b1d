import type { StaffRole } from '../agency/agencies.ts';
import type { CaseDraft, CaseEventType } from '../casefile/events.ts';
import { ownerWhenAsked } from '../casefile/sharing/askers.ts';
import { getHandover } from '../casefile/lead/rules.ts';
import type { Follower } from '../casefile/follow/state.ts';
import type { CaseState } from '../casefile/state.ts';
import type { Id } from '../ids.ts';
import type { Channel, Tiding } from './wire.ts';

type PayloadOf<T extends CaseEventType> = Extract<CaseDraft, { type: T }>['payload'];

/** Who is told: somebody who follows the case, a person by their account, or whoever has these roles in an agency. */
export type Told = { follower: Id } | { person: Id } | { agencyId: Id; roles: readonly StaffRole[] };

export interface DispatchLine<T extends CaseEventType = CaseEventType> {
  on: T;
  tiding: Tiding;
  by: readonly Channel[];
  /** Told whatever one wishes: time runs from it, or somebody has to come. */
  isNeeded: boolean;
  /** Said without naming the case: to who may not, or no longer, see it. */
  isBlind: boolean;
  /** In whose name, where it is not whoever has the case now: of that, who may not see the case is told nothing. */
  senderOf?: (state: CaseState, payload: PayloadOf<T>) => string | undefined;
  /** By the case after the event. */
  to: (state: CaseState, payload: PayloadOf<T>) => readonly Told[];
}
type Manner<T extends CaseEventType> = Partial<Pick<DispatchLine<T>, 'isNeeded' | 'isBlind' | 'senderOf'>>;

const line = <T extends CaseEventType>(on: T, tiding: Tiding, by: readonly Channel[], to: DispatchLine<T>['to'], manner: Manner<T> = {}): DispatchLine =>
  ({ isNeeded: false, isBlind: false, ...manner, on, tiding, by, to }) as DispatchLine;

const both: readonly Channel[] = ['email', 'sms'];
const mail: readonly Channel[] = ['email'];

const whoFollow = ({ follow }: CaseState, fits: (one: Follower) => boolean): Told[] =>
  Object.values(follow.followers).flatMap((one) => (one.endedAt === null && fits(one) ? [{ follower: one.accountId }] : []));
const isParty = ({ as }: Follower): boolean => as !== 'relative';
const desk = (agencyId: Id): Told => ({ agencyId, roles: ['desk'] });
const deskOfLead = ({ lead }: CaseState): Told[] => [desk(lead.agencyId)];
/** Who handles it; while nobody is named, the desk that will name somebody. */
export const handlersOf = (state: CaseState): Told[] => (state.handlers.length > 0 ? state.handlers.map((person) => ({ person })) : deskOfLead(state));
const lawyerOf = ({ readings }: CaseState, readingId: Id): Told[] =>
  readings.filter((one) => one.readingId === readingId).map(({ accountId }) => ({ person: accountId }));
const commenter = ({ comments }: CaseState, commentId: Id): Told[] => (comments[commentId] ? [{ person: comments[commentId].accountId }] : []);
const asker = ({ shareRequests }: CaseState, requestId: Id): Told[] =>
  shareRequests.filter((one) => one.requestId === requestId).map(({ agency }) => desk(agency.agencyId));
const grantee = ({ grants }: CaseState, grantId: Id): Told[] => grants.filter((one) => one.grantId === grantId).map(({ agency }) => desk(agency.agencyId));

/** Who was summoned and follows the case, and the court's own people of a hearing. */
function whoIsCalled(state: CaseState, { hearingId }: { hearingId: Id }): Told[] {
  const booking = state.bookings[hearingId];
  if (!booking) return [];
  const parties = booking.summoned.map((one) => one.partyId);
  const bench = [...booking.judges, ...(booking.clerk ? [booking.clerk] : [])];
  return [...whoFollow(state, (one) => isParty(one) && parties.includes(one.partyId)), ...bench.map(({ accountId }) => ({ person: accountId }))];
}

/**
 * Which event of a case's log tells whom what, and how. The only place where this is said: a new event that somebody is to
 * hear of is one more line here, and its words in `words.ts`. Whoever is named is asked the table of access before they are
 * told, and nobody is told what they did themselves.
 */
export const dispatchTable: readonly DispatchLine[] = [
  // To who follows the case.
  line('notice.sent', 'served', both, (state, { kind, to }) => (kind === 'service' ? whoFollow(state, (one) => to.includes(one.followerId)) : []), {
    isNeeded: true,
  }),
  line('notice.sent', 'letter', both, (state, { kind, to }) => (kind === 'message' ? whoFollow(state, (one) => to.includes(one.followerId)) : [])),
  line('stage.entered', 'stage', mail, (state) => whoFollow(state, () => true)),
  line('step.taken', 'step', both, (state, { toldTo }) =>
    whoFollow(state, (one) => isParty(one) && (toldTo === 'all' || state.parties[one.partyId]?.role === 'applicant')),
  ),
  line('fee.set', 'fee', both, (state, { partyId }) => whoFollow(state, (one) => isParty(one) && one.partyId === partyId)),
  line('clue.answered', 'clueAnswered', both, (state, { clueId }) => {
    const clue = state.follow.clues.find((one) => one.clueId === clueId);
    return whoFollow(state, (one) => one.followerId === clue?.followerId);
  }),
  line('hearing.booked', 'hearingBooked', both, whoIsCalled, { isNeeded: true }),
  line('hearing.moved', 'hearingMoved', both, whoIsCalled, { isNeeded: true }),
  line('hearing.cancelled', 'hearingCancelled', both, whoIsCalled, { isNeeded: true }),

  // To lawyers.
  line('reading.appointed', 'readingAppointed', both, (state, { readingId }) => lawyerOf(state, readingId)),
  line('reading.refused', 'readingRefused', mail, (state, { readingId }) => lawyerOf(state, readingId), { isBlind: true }),
  line('reading.ended', 'readingEnded', both, (state, { readingId }) => lawyerOf(state, readingId), { isBlind: true }),
  line('comment.answered', 'commentAnswered', mail, (state, { commentId }) => commenter(state, commentId)),

  // To who works on it.
  line('case.assigned', 'assigned', mail, (_state, { accountIds }) => accountIds.map((person) => ({ person }))),
  line('clue.given', 'clueGiven', mail, handlersOf),
  line('comment.made', 'commentMade', mail, handlersOf),
  line('reading.asked', 'readingAsked', mail, deskOfLead),
  line('handover.sent', 'handoverArrived', mail, (_state, { to }) => [desk(to.agencyId)]),
  line('handover.answered', 'handoverAnswered', mail, (state, { handoverId }) => [desk(getHandover(state, handoverId).from.agencyId)]),
  line('handover.withdrawn', 'handoverWithdrawn', mail, (state, { handoverId }) => [desk(getHandover(state, handoverId).to.agencyId)], { isBlind: true }),
  line('share.requested', 'shareAsked', mail, deskOfLead),
  line('share.granted', 'shareGranted', mail, (_state, { agency }) => [desk(agency.agencyId)]),
  line('share.refused', 'shareRefused', mail, (state, { requestId }) => asker(state, requestId), {
    isBlind: true,
    senderOf: (state, { requestId }) => {
      const request = state.shareRequests.find((one) => one.requestId === requestId);
      return request && ownerWhenAsked(state, request);
    },
  }),
  line('share.ended', 'shareEnded', mail, (state, { grantId }) => grantee(state, grantId), { isBlind: true }),
];
