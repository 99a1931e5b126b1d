import { presentOwnOffer } from '../offers/views.ts';
import type { CaseState } from '../state.ts';
import type { Follower } from './state.ts';
import type { FollowView, StoryLine } from './views.ts';

/** What a follower may know: pure, and the only place that says it. A relative reads where the case stands and what is written to them. */
export function followViewOf(state: CaseState, me: Follower): Omit<FollowView, 'hearings' | 'isDemo'> {
  const { facts, lead, follow, parties } = state;
  const isRelative = me.as === 'relative';
  const role = parties[me.partyId]?.role ?? null;
  return {
    ...{ caseId: state.caseId, caseNumber: facts.caseNumber, title: facts.title, kind: facts.kind, lead: lead.agencyName },
    me: { followerId: me.followerId, name: me.name, as: me.as, partyRole: role, acceptsService: me.acceptsService },
    story: storyOf(state, isRelative ? null : role),
    notices: follow.notices
      .filter((one) => one.to.includes(me.followerId))
      .map((one) => ({ ...one, openedAt: one.opened.find(({ followerId }) => followerId === me.followerId)?.at ?? null }))
      .map(({ openedAt, noticeId, kind, title, text, sentAt, documentIds }) => ({
        ...{ noticeId, kind, title, sentAt, openedAt },
        text: openedAt === null ? null : text,
        documents: documentIds.flatMap((documentId) => {
          const document = state.documents[documentId];
          return document ? [{ documentId, title: document.title }] : [];
        }),
      }))
      .toReversed(),
    // A creditor's clue is not for the debtor's eyes, nor for another creditor's.
    clues: follow.clues
      .filter((one) => one.followerId === me.followerId)
      .map(({ clueId, kind, text, givenAt, answers }) => ({ clueId, kind, text, givenAt, answers })),
    fees: isRelative
      ? []
      : follow.fees.filter((one) => one.partyId === me.partyId).map(({ feeId, title, fen, dueOn, paidOn }) => ({ feeId, title, fen, dueOn, paidOn })),
    mayGiveClues: !isRelative,
    offers: state.offers
      .filter((one) => one.followerId === me.followerId)
      .map(presentOwnOffer)
      .toReversed(),
    mayOffer: !isRelative,
  };
}

/** Newest first. Steps only for parties; those against the other side only for who applied. */
function storyOf({ stages, handovers, follow }: CaseState, role: string | null): StoryLine[] {
  const steps = follow.steps.filter((one) => role !== null && (one.toldTo === 'all' || role === 'applicant'));
  const lines: StoryLine[] = [
    ...stages.map(({ stage, enteredOn, deadlineOn }): StoryLine => ({ what: 'stage', on: enteredOn, stage, deadlineOn })),
    ...handovers.flatMap(({ from, to, receipt }): StoryLine[] =>
      receipt?.outcome === 'accepted' ? [{ what: 'moved', on: receipt.answeredAt.slice(0, 10), from: from.name, to: to.name }] : [],
    ),
    ...steps.map(({ step, takenOn, text }): StoryLine => ({ what: 'step', on: takenOn, step, text })),
  ];
  return lines.toSorted((a, b) => b.on.localeCompare(a.on));
}
