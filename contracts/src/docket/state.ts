import type { z } from 'zod';
import type { Id, Instant } from '../ids.ts';
import type { DocketForm } from './form.ts';
import type { DocketEvent, DocketMaterial, docketPayloads } from './wire.ts';

/** `draft`: nobody but the applicant knows of it. `correcting`: the applicant has to mend something. `lapsed`: was never sent, and what was filled in is deleted. The last four are final. */
export const docketStatuses = ['draft', 'sent', 'correcting', 'accepted', 'refused', 'withdrawn', 'lapsed'] as const;
export type DocketStatus = (typeof docketStatuses)[number];

export type Correction = z.infer<(typeof docketPayloads)['correction.asked']> & { askedAt: Instant; answer: { text: string; at: Instant } | null };

/** An application to the docket (立案申请): a reading of its log. */
export interface DocketState {
  applicationId: Id;
  seq: number;
  status: DocketStatus;
  applicantId: Id;
  court: { id: Id; name: string };
  /** As it was sent last; null before. */
  form: DocketForm | null;
  materials: DocketMaterial[];
  sentAt: Instant | null;
  /** By when the court decides (CPL 126); null while it is not for the court to act. */
  dueOn: string | null;
  clerk: { accountId: Id; name: string } | null;
  corrections: Correction[];
  caseNumber: string | null;
  refusal: { reason: string; appealUntilOn: string } | null;
  decidedAt: Instant | null;
}

export function emptyApplication(applicationId: Id): DocketState {
  return {
    ...{ applicationId, seq: 0, status: 'draft', applicantId: '', court: { id: '', name: '' }, form: null, materials: [] },
    ...{ sentAt: null, dueOn: null, clerk: null, corrections: [], caseNumber: null, refusal: null, decidedAt: null },
  };
}

/** Whether nothing more comes of it. */
export function isDecided({ status }: Pick<DocketState, 'status'>): boolean {
  return status === 'accepted' || status === 'refused' || status === 'withdrawn' || status === 'lapsed';
}

/** Whether the applicant may change what they fill in. */
export function isOpenToApplicant({ status }: Pick<DocketState, 'status'>): boolean {
  return status === 'draft' || status === 'correcting';
}

/** The state after one more line. Never refuses. */
export function reduceDocket(state: DocketState, event: DocketEvent): DocketState {
  const { seq, at, actor } = event;
  const before = { ...state, seq };
  switch (event.type) {
    case 'application.begun':
      return { ...before, applicantId: actor.accountId, court: { id: event.payload.courtId, name: event.payload.courtName } };
    case 'application.sent':
      return { ...before, ...event.payload, status: 'sent', sentAt: at };
    case 'application.taken':
      return { ...before, clerk: { accountId: actor.accountId, name: actor.name } };
    case 'application.released':
      return { ...before, clerk: null };
    case 'correction.asked':
      return { ...before, status: 'correcting', dueOn: null, corrections: [...state.corrections, { ...event.payload, askedAt: at, answer: null }] };
    case 'correction.answered': {
      const { correctionId, answer, ...given } = event.payload;
      const corrections = state.corrections.map((one) => (one.correctionId === correctionId ? { ...one, answer: { text: answer, at } } : one));
      return { ...before, ...given, status: 'sent', corrections };
    }
    case 'application.accepted':
      return { ...before, status: 'accepted', dueOn: null, caseNumber: event.payload.caseNumber, decidedAt: at };
    case 'application.refused':
      return { ...before, status: 'refused', dueOn: null, refusal: event.payload, decidedAt: at };
    case 'application.withdrawn':
      return { ...before, status: 'withdrawn', dueOn: null, decidedAt: at };
    case 'application.lapsed':
      return { ...before, status: 'lapsed', decidedAt: at };
    case 'link.renewed':
      return before;
    default:
      return event satisfies never;
  }
}
