import type { EventDraft } from '../events.ts';
import { carriedQuestions } from '../questions/rules.ts';
import { carriedBundles } from '../bundles/rules.ts';
import { carriedEvidence, type ProofOfExhibit } from '../evidence/carried.ts';
import type { HearingState } from '../state.ts';

interface Sitting {
  scheduledAt: string;
  /** The participant in the new sitting who is the same person as this one. */
  idOf: (participantId: string) => string;
  /** All that were attached to exhibits, from the log. */
  proofs: readonly ProofOfExhibit[];
}

/**
 * The log with which the next sitting of an adjourned hearing begins: the same people in the same seats, procedure,
 * stage, points in dispute, evidence, measures of protection and what is not public as they stood. Consents are not carried over: each is for the
 * stage and the day it was given for (Online Litigation Rules art. 4). Whoever was removed is not invited again.
 */
export function nextSitting(state: HearingState, { scheduledAt, idOf, proofs }: Sitting): EventDraft[] {
  const { title, caseNumber, court, courtroom, procedure, publicity } = state;
  const people = Object.values(state.participants).filter((one) => one.status !== 'removed');
  const stays = (id: string): boolean => people.some((one) => one.id === id);
  return [
    { type: 'hearing.scheduled', payload: { title, caseNumber, court, courtroom, scheduledAt } },
    { type: 'hearing.continues', payload: { ofHearingId: state.id, sitting: (state.continues?.sitting ?? 1) + 1 } },
    { type: 'procedure.planned', payload: { plan: procedure.plan, caseKind: procedure.caseKind, reason: null } },
    ...people.map(({ id, role, side, seat, name, actsFor }): EventDraft => {
      const payload = { participantId: idOf(id), role, side, seat, name, actsFor: actsFor !== null && stays(actsFor) ? idOf(actsFor) : null };
      return { type: 'participant.invited', payload };
    }),
    ...(publicity.level === 'public'
      ? []
      : [{ type: 'publicity.set', payload: { level: publicity.level, ground: publicity.ground, reason: publicity.reason } } as const]),
    ...people.filter((one) => one.isReleased).map(({ id }): EventDraft => ({ type: 'participant.released', payload: { participantId: idOf(id) } })),
    ...(procedure.stage === null ? [] : [{ type: 'procedure.stageEntered', payload: { stage: procedure.stage, reason: null } } as const]),
    ...procedure.points.flatMap(({ id: pointId, text, outcome }): EventDraft[] => [
      { type: 'point.stated', payload: { pointId, text } },
      ...(outcome === null ? [] : [{ type: 'point.settled', payload: { pointId, outcome } } as const]),
    ]),
    ...carriedEvidence(state, { proofs, stays, idOf }),
    ...carriedBundles(state, { stays, idOf }),
    ...carriedQuestions(state, { stays, idOf }),
    ...state.screenings
      .filter((one) => stays(one.participantId))
      .map(({ id: screeningId, participantId, from }): EventDraft => {
        const others = from === 'everyone' ? from : from.filter(stays).map(idOf);
        return { type: 'screening.set', payload: { screeningId, participantId: idOf(participantId), from: others } };
      })
      .filter((draft) => draft.type !== 'screening.set' || draft.payload.from.length > 0),
  ];
}
