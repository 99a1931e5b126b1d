import { AppError } from '@assize/contracts/AppError';
import { spanOf } from '@assize/contracts/calendar/courtHours';
import { type Holder, holdersOf } from '@assize/contracts/calendar/holders';
import { decideCancelling, decideMove, getBooking } from '@assize/contracts/calendar/rules';
import type { MoveBooking } from '@assize/contracts/calendar/wire';
import type { CaseState } from '@assize/contracts/casefile/state';
import { systemActor } from '@assize/contracts/hearing/events';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { endCalledLinks, prolongLinks } from './calledLinks.ts';
import { refuseTaken, takeClaims } from './claims.ts';
import { type BookingContext, readCourtFacts } from './courtFacts.ts';

/** Moves a booked hearing that has not begun to gather: the act on the case, what is taken, and the hearing itself, at once. Throws `hearingTaken`. */
export async function moveHearing(context: BookingContext, caller: Caller, { caseId, hearingId }: Named, asked: MoveBooking): Promise<void> {
  const { db, log, cases, timeZone } = context;
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  assertMay(viewer, 'bookHearing', facts);
  const court = await readCourtFacts(db, state.lead.agencyId, timeZone);
  const span = spanOf(asked);
  let isNew = false;
  const move = () =>
    cases.append({
      ...{ caseId, actor: actorFor(viewer, 'bookHearing', facts) },
      decide: (current) => {
        assertMay(viewer, 'bookHearing', factsOf(current, new Date()));
        const drafts = decideMove(current, hearingId, asked, court);
        isNew = drafts.length > 0;
        return drafts;
      },
      alsoDo: async (transaction, after) => {
        if (!isNew) return;
        const { courtroom, startsAt } = getBooking(after, hearingId);
        await log.appendIn(transaction, {
          ...{ hearingId, actor: systemActor },
          decide: ({ status }) => {
            if (status !== 'scheduled') throw new AppError('wrongHearingState', { status });
            return [{ type: 'hearing.moved', payload: { courtroom: courtroom.name, scheduledAt: startsAt, reason: asked.reason } }];
          },
        });
        await transaction.updateTable('hearing').set({ scheduled_at: startsAt }).where('id', '=', hearingId).execute();
        await prolongLinks(transaction, getBooking(after, hearingId));
        await takeClaims(transaction, hearingId, bookedHolders(after, hearingId), span);
      },
    });
  const holders = bookedHolders(state, hearingId, asked.courtroomId);
  await refuseTaken(db, { hearingId, holders, span }, move);
  if (isNew) log.onCommitted();
}

/** Cancels a booked hearing that was not opened; whoever was taken for it is free again, and the links that it brought are of no more use. */
export async function cancelHearing(context: BookingContext, caller: Caller, { caseId, hearingId }: Named, reason: string): Promise<void> {
  const { db, log, cases, onEnded } = context;
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  const made: { ended: readonly string[] } = { ended: [] };
  let isNew = false;
  await cases.append({
    ...{ caseId, actor: actorFor(viewer, 'bookHearing', facts) },
    decide: (current) => {
      assertMay(viewer, 'bookHearing', factsOf(current, new Date()));
      const drafts = decideCancelling(current, hearingId, reason);
      isNew = drafts.length > 0;
      return drafts;
    },
    alsoDo: async (transaction) => {
      if (!isNew) return;
      await log.appendIn(transaction, {
        ...{ hearingId, actor: systemActor },
        decide: ({ status }) => {
          if (status === 'cancelled') return [];
          if (status !== 'scheduled' && status !== 'checkIn') throw new AppError('wrongHearingState', { status });
          return [{ type: 'hearing.cancelled', payload: { reason } }];
        },
      });
      const booking = state.bookings[hearingId];
      if (booking) made.ended = await endCalledLinks(transaction, booking);
    },
  });
  if (!isNew) return;
  log.onCommitted();
  onEnded(made.ended);
}

interface Named {
  caseId: string;
  hearingId: string;
}

/** What a booked hearing takes, as it stands or in another courtroom. */
function bookedHolders(state: CaseState, hearingId: string, inCourtroomId?: string): Holder[] {
  const { courtroom, judges, clerk, summoned } = getBooking(state, hearingId);
  const [judgeIds, clerkId] = [judges.map((one) => one.accountId), clerk?.accountId ?? null];
  return holdersOf(state, { courtroomId: inCourtroomId ?? courtroom.courtroomId, judgeIds, clerkId, summoned });
}
