import { AppError } from '@assize/contracts/AppError';
import { assertMay, findCaseViewer, type NamedViewer, readCase } from '../casefile/caseAccess.ts';
import { json } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { bookHearing } from './bookHearing.ts';
import { cancelHearing, moveHearing } from './changeBooking.ts';
import { type BookingContext, findHours, listBench, listCourtrooms } from './courtFacts.ts';
import { findFreeTimes } from './freeTimes.ts';
import { listCalendar } from './listCalendar.ts';
import { makeCalledLink } from './makeCalledLink.ts';
import { presentCaseHearings } from './presentCaseHearings.ts';

/** Calendars of courts, and the hearings of a case in its file. */
export function serveCalendar(context: HttpContext, booking: BookingContext): void {
  const { db, timeZone } = booking;

  handle(context, 'POST /api/agencies/:agencyId/calendar', async (caller, { params, body }) => {
    const agencyId = params['agencyId'] ?? '';
    const viewer = await findCaseViewer(db, caller);
    await assertCourt(booking, agencyId, caller.isAdmin || isOf(viewer, agencyId));
    const entries = await listCalendar(db, viewer, { agencyId, ...body, timeZone });
    const [courtrooms, hours, bench] = [await listCourtrooms(db, agencyId), await findHours(db, agencyId), await listBench(db, agencyId)];
    return { courtrooms, hours, ...bench, entries, mayKeep: keeps(caller, viewer, agencyId) };
  });

  handle(context, 'POST /api/agencies/:agencyId/courtrooms', async (caller, { params, body }) => {
    const agencyId = params['agencyId'] ?? '';
    await assertCourt(booking, agencyId, keeps(caller, await findCaseViewer(db, caller), agencyId));
    const { courtroomId: id, name, form, place, isClosed } = body;
    const namesake = await db
      .selectFrom('courtroom')
      .select('id')
      .where('agency_id', '=', agencyId)
      .where('name', '=', name)
      .where('id', '!=', id)
      .executeTakeFirst();
    if (namesake) throw new AppError('conflict', { field: 'name' });
    const changed = { name, form, place, is_closed: isClosed };
    const written = await db
      .insertInto('courtroom')
      .values({ id, agency_id: agencyId, ...changed })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changed).where('courtroom.agency_id', '=', agencyId))
      .executeTakeFirst();
    if (written.numInsertedOrUpdatedRows === 0n) throw new AppError('notFound', { what: 'courtroom' });
    return body;
  });

  handle(context, 'POST /api/agencies/:agencyId/court-hours', async (caller, { params, body }) => {
    const agencyId = params['agencyId'] ?? '';
    await assertCourt(booking, agencyId, keeps(caller, await findCaseViewer(db, caller), agencyId));
    const row = { agency_id: agencyId, hours: json(body) };
    await db
      .insertInto('court_hours')
      .values(row)
      .onConflict((conflict) => conflict.column('agency_id').doUpdateSet({ hours: row.hours }))
      .execute();
    return body;
  });

  handle(context, 'GET /api/case-files/:caseId/hearings', async (caller, { params }) => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, params['caseId'] ?? '');
    assertMay(viewer, 'seeHearings', facts);
    return presentCaseHearings(db, viewer, state, facts);
  });

  handle(context, 'POST /api/case-files/:caseId/hearings/free', async (caller, { params, body }) =>
    findFreeTimes(booking, caller, params['caseId'] ?? '', body),
  );

  handle(context, 'POST /api/case-files/:caseId/hearings', async (caller, { params, body }) => {
    const links = await bookHearing(booking, caller, params['caseId'] ?? '', body);
    return { hearingId: body.hearingId, links };
  });

  handle(context, 'POST /api/case-files/:caseId/hearings/:hearingId/move', async (caller, { params, body }) => {
    const { caseId = '', hearingId = '' } = params;
    await moveHearing(booking, caller, { caseId, hearingId }, body);
    return { hearingId };
  });

  handle(context, 'POST /api/case-files/:caseId/hearings/:hearingId/cancel', async (caller, { params, body }) => {
    const { caseId = '', hearingId = '' } = params;
    await cancelHearing(booking, caller, { caseId, hearingId }, body.reason);
    return { hearingId };
  });

  handle(context, 'POST /api/case-files/:caseId/hearings/:hearingId/participants/:participantId/links', async (caller, { params }) => {
    const { caseId = '', hearingId = '', participantId = '' } = params;
    return makeCalledLink(booking, caller, { caseId, hearingId, participantId });
  });
}

function isOf({ memberships }: NamedViewer, agencyId: string): boolean {
  return memberships.some(({ agency }) => agency.id === agencyId);
}

/** Who keeps a court's courtrooms and hours: who heads it or runs its desk, and the installation's administrator. */
function keeps(caller: Caller, { memberships }: NamedViewer, agencyId: string): boolean {
  return caller.isAdmin || memberships.some(({ agency, role }) => agency.id === agencyId && (role === 'head' || role === 'desk'));
}

/** Which agencies there are is known to all; throws notFound for one that is no court of this installation. */
async function assertCourt({ db }: BookingContext, agencyId: string, isAllowed: boolean): Promise<void> {
  const agency = await db.selectFrom('agency').select('kind').where('id', '=', agencyId).where('partner_id', 'is', null).executeTakeFirst();
  if (agency?.kind !== 'court') throw new AppError('notFound', { what: 'agency' });
  if (!isAllowed) throw new AppError('notAllowed');
}
