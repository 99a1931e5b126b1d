import { AppError } from '../AppError.ts';
import type { Id } from '../ids.ts';
import { faultsOf } from './faults.ts';
import type { DocketForm } from './form.ts';
import { type DocketState, isDecided } from './state.ts';
import type { DocketCause, DocketCommand, DocketDraft, DocketMaterial } from './wire.ts';

/** Days in which the court decides, from the day after it received the application (CPL 126; art. 85 leaves out the first day). */
const daysToDecide = 7;
/** Days in which a ruling not to accept can be appealed against (CPL 171). */
const daysToAppeal = 10;
const dayMs = 86_400_000;

/** What was begun, and not changed for so many days nor sent, is deleted; its applicant is told so many days before. */
export const draftDays = { keptFor: 90, toldBefore: 7 } as const;

/** What a rule needs beside the application. */
export interface DocketContext {
  accountId: Id;
  /** Today in the court's calendar, `2026-11-24`. */
  today: string;
  /** What the applicant has filled in and given up to now, and which saving of it that is. */
  draft: { form: DocketForm; materials: DocketMaterial[]; revision: number };
}

/** What time does to a draft: nothing is deleted of which it was not told that it would be, as many days before as it says. */
export function fateOfDraft(draft: { changedAt: Date; warnedAt: Date | null }, now: Date): 'kept' | 'told' | 'lapsed' {
  const daysSince = (at: Date): number => (now.getTime() - at.getTime()) / dayMs;
  if (draft.warnedAt === null) return daysSince(draft.changedAt) >= draftDays.keptFor - draftDays.toldBefore ? 'told' : 'kept';
  const isOver = daysSince(draft.changedAt) >= draftDays.keptFor && daysSince(draft.warnedAt) >= draftDays.toldBefore;
  return isOver ? 'lapsed' : 'kept';
}

/** Throws `wrongApplicationState` with its cause. */
function refuse(cause: DocketCause): never {
  throw new AppError('wrongApplicationState', { cause });
}

/** A day of the calendar so many days later. The law moves an end that falls on a holiday to the next working day: holidays are not known here. */
export function dayLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/**
 * What one command adds to the log of an application: nothing when it is so already. Who may ask it was judged before.
 * Acceptance is decided by `assertMayDecide` and written by who gives the number.
 */
export function decideDocket(state: DocketState, command: Exclude<DocketCommand, { type: 'application.accept' }>, context: DocketContext): DocketDraft[] {
  const { accountId, today, draft } = context;
  switch (command.type) {
    case 'application.send': {
      if (state.status === 'sent' && state.corrections.length === 0) return [];
      if (state.status !== 'draft') refuse(isDecided(state) ? 'decided' : 'awaitsCorrection');
      return [{ type: 'application.sent', payload: givenBy(command.payload.revision, context) }];
    }
    case 'correction.answer': {
      const { correctionId, answer, revision } = command.payload;
      const asked = state.corrections.find((one) => one.correctionId === correctionId);
      if (!asked) throw new AppError('notFound', { what: 'correction' });
      if (asked.answer) return [];
      if (state.status !== 'correcting') refuse(isDecided(state) ? 'decided' : 'noCorrection');
      return [{ type: 'correction.answered', payload: { correctionId, answer, ...givenBy(revision, context) } }];
    }
    case 'application.withdraw':
      if (state.status === 'withdrawn') return [];
      if (isDecided(state)) refuse('decided');
      return [{ type: 'application.withdrawn', payload: command.payload }];
    case 'application.take':
      if (state.clerk?.accountId === accountId) return [];
      if (state.clerk) refuse('taken');
      assertOpen(state);
      // Nobody decides on what they themselves applied for.
      if (state.applicantId === accountId) throw new AppError('notAllowed');
      return [{ type: 'application.taken', payload: {} }];
    case 'application.release':
      assertOpen(state);
      return state.clerk === null ? [] : [{ type: 'application.released', payload: {} }];
    case 'correction.ask': {
      const { seenSeq, ...asked } = command.payload;
      if (state.corrections.some((one) => one.correctionId === asked.correctionId)) return [];
      assertMayDecide(state, accountId, seenSeq);
      if (asked.untilOn < today) throw new AppError('badRequest', { field: 'untilOn' });
      return [{ type: 'correction.asked', payload: asked }];
    }
    case 'application.refuse': {
      if (state.status === 'refused' && state.clerk?.accountId === accountId && state.refusal?.reason === command.payload.reason) return [];
      assertMayRefuse(state, accountId, command.payload.seenSeq, today);
      return [{ type: 'application.refused', payload: { reason: command.payload.reason, appealUntilOn: dayLater(today, daysToAppeal) } }];
    }
    default:
      return command satisfies never;
  }
  function givenBy(revision: number, { draft: { form, materials } }: DocketContext) {
    // What is sent is what the applicant saw: another device may have saved since.
    if (revision !== draft.revision) refuse('changed');
    if (faultsOf(form, materials).length > 0) refuse('incomplete');
    return { form, materials, dueOn: dayLater(today, daysToDecide) };
  }
}

/** Only who has taken it on decides, on what they saw. Throws `wrongApplicationState`. */
export function assertMayDecide(state: DocketState, accountId: Id, seenSeq: number): void {
  if (state.status === 'correcting') refuse('awaitsCorrection');
  assertDecider(state, accountId, seenSeq);
}

/** What was not mended in time may be refused, and not before (OLR 9). */
function assertMayRefuse(state: DocketState, accountId: Id, seenSeq: number, today: string): void {
  const until = state.corrections.at(-1)?.untilOn;
  if (state.status === 'correcting' && until !== undefined && today <= until) refuse('tooEarly');
  assertDecider(state, accountId, seenSeq);
}

function assertDecider(state: DocketState, accountId: Id, seenSeq: number): void {
  assertOpen(state);
  if (!state.clerk) refuse('notTaken');
  if (state.clerk.accountId !== accountId) refuse('taken');
  if (state.seq !== seenSeq) refuse('changed');
}

function assertOpen(state: DocketState): void {
  if (state.status === 'draft') refuse('notSent');
  if (isDecided(state)) refuse('decided');
}
