import { calledTo } from '@assize/contracts/calendar/called';
import { spanOf } from '@assize/contracts/calendar/courtHours';
import { holdersOf } from '@assize/contracts/calendar/holders';
import { caseKindOf, decideBooking } from '@assize/contracts/calendar/rules';
import type { CalledLink } from '@assize/contracts/calendar/views';
import type { NewBooking } from '@assize/contracts/calendar/wire';
import { AppError } from '@assize/contracts/AppError';
import { createDataKey } from '@assize/platform/masterKey';
import type { CaseState } from '@assize/contracts/casefile/state';
import { type EventDraft, systemActor } from '@assize/contracts/hearing/events';
import { sideOf } from '@assize/contracts/hearing/roles';
import type { Transaction } from 'kysely';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import { derivedId } from '../platform/derivedId.ts';
import type { Database } from '../platform/schema.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { makeLink } from '../session/links.ts';
import { accountMadeFor, endOfHearingLink } from './calledLinks.ts';
import { refuseTaken, takeClaims } from './claims.ts';
import { type BookingContext, readCourtFacts } from './courtFacts.ts';

/**
 * Books a hearing: the act on the case, all that is taken for its time, the hearing itself with its people and the links
 * of those who have no account yet, in one transaction. Throws `hearingTaken`.
 */
export async function bookHearing(context: BookingContext, caller: Caller, caseId: string, asked: NewBooking): Promise<CalledLink[]> {
  const { db, cases, timeZone } = context;
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  const court = await readCourtFacts(db, state.lead.agencyId, timeZone);
  const [holders, span] = [holdersOf(state, asked), spanOf(asked)];
  const made: { links: CalledLink[] } = { links: [] };
  let isNew = false;
  const book = () =>
    cases.append({
      ...{ caseId, actor: actorFor(viewer, 'bookHearing', facts) },
      decide: (current) => {
        assertMay(viewer, 'bookHearing', factsOf(current, new Date()));
        const drafts = decideBooking(current, asked, court);
        isNew = drafts.length > 0;
        return drafts;
      },
      alsoDo: async (transaction, after) => {
        if (!isNew) return;
        const elsewhere = await transaction.selectFrom('hearing').select('id').where('id', '=', asked.hearingId).executeTakeFirst();
        if (elsewhere) throw new AppError('conflict', { field: 'hearingId' });
        made.links = await setDown(context, transaction, after, asked);
        await takeClaims(transaction, asked.hearingId, holdersOf(after, asked), span);
      },
    });
  await refuseTaken(db, { hearingId: asked.hearingId, holders, span }, book);
  return made.links;
}

/** The hearing with the first lines of its log, its people under the accounts they have, and links for those who had none. */
async function setDown(
  { log, masterKey, publicUrl }: BookingContext,
  transaction: Transaction<Database>,
  state: CaseState,
  { hearingId, title, startsAt, plan }: NewBooking,
): Promise<CalledLink[]> {
  const booking = state.bookings[hearingId];
  if (!booking) throw new AppError('internal');
  const called = calledTo(state, booking);
  const idOf = (ref: string): string => derivedId(`assize participant ${ref} called to ${hearingId}`);
  const seats = new Map<string, number>();
  const drafts: EventDraft[] = [
    {
      type: 'hearing.scheduled',
      payload: { title, caseNumber: state.facts.caseNumber, court: state.lead.agencyName, courtroom: booking.courtroom.name, scheduledAt: startsAt },
    },
    { type: 'procedure.planned', payload: { plan, caseKind: caseKindOf(state.facts.kind), reason: null } },
  ];
  for (const { ref, name, role, actsFor } of called) {
    const principal = called.find((one) => one.ref === actsFor);
    const side = sideOf(principal?.role ?? role);
    const seat = seats.get(side) ?? 0;
    seats.set(side, seat + 1);
    drafts.push({
      type: 'participant.invited',
      payload: { participantId: idOf(ref), role, side, seat, name, actsFor: principal ? idOf(principal.ref) : null },
    });
  }
  const wrapped = createDataKey(masterKey).wrappedKey;
  await log.createIn(transaction, { id: hearingId, caseId: state.caseId, scheduledAt: startsAt, wrappedKey: wrapped }, drafts, systemActor);
  const expiresAt = endOfHearingLink(booking);
  const links: CalledLink[] = [];
  for (const { ref, name, role, accountId } of called) {
    const id = accountId ?? accountMadeFor(ref, hearingId);
    if (accountId === null) await transaction.insertInto('account').values({ id, name, is_admin: false, created_at: new Date() }).execute();
    await transaction
      .insertInto('participant')
      .values({ id: idOf(ref), hearing_id: hearingId, account_id: id })
      .execute();
    if (accountId !== null) continue;
    const { secret } = await makeLink(transaction, id, hearingId, expiresAt);
    links.push({ participantId: idOf(ref), name, role, url: `${publicUrl}/join#${secret}`, expiresAt });
  }
  return links;
}
