import { proposeTimes, type ProposedTime, spanOfDays, type TimeSpan } from '@assize/contracts/calendar/courtHours';
import { type Holder, holdersOf } from '@assize/contracts/calendar/holders';
import { earliestDayOf } from '@assize/contracts/calendar/notice';
import { assertAttendance } from '@assize/contracts/calendar/rules';
import type { FreeTimesQuery } from '@assize/contracts/calendar/wire';
import { AppError } from '@assize/contracts/AppError';
import { dayAfter } from '@assize/contracts/casefile/reading/hours';
import { assertMay, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { listTaken } from './claims.ts';
import { type BookingContext, readCourtFacts } from './courtFacts.ts';

const daysAhead = 60;
const proposals = 6;

/** The next times at which all who are needed can, from the first day that the notice to the parties leaves. */
export async function findFreeTimes(
  { db, timeZone }: BookingContext,
  caller: Caller,
  caseId: string,
  asked: FreeTimesQuery,
): Promise<{ times: ProposedTime[]; earliestOn: string }> {
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  assertMay(viewer, 'bookHearing', facts);
  const court = await readCourtFacts(db, state.lead.agencyId, timeZone);
  assertAttendance(state, asked, court);
  const rooms = court.courtrooms.filter((one) => !one.isClosed && (asked.courtroomId === null || one.courtroomId === asked.courtroomId));
  if (asked.courtroomId !== null && rooms.length === 0) throw new AppError('notFound', { what: 'courtroom' });
  const earliestOn = earliestDayOf(court.today, asked);
  const fromDay = asked.fromOn !== null && asked.fromOn > earliestOn ? asked.fromOn : earliestOn;
  const people = holdersOf(state, { ...asked, courtroomId: null });
  const holders = [...people, ...rooms.map(({ courtroomId }): Holder => ({ holder: `courtroom:${courtroomId}`, part: 'courtroom', ref: courtroomId }))];
  const taken = await listTaken(db, holders, spanOfDays(fromDay, dayAfter(fromDay, daysAhead), timeZone), asked.hearingId);
  const spansOf = (fits: (one: Holder) => boolean): TimeSpan[] => taken.filter(fits);
  const times = proposeTimes({
    ...{ nowMs: Date.parse(court.now), fromDay, days: daysAhead, count: proposals, minutes: asked.minutes, hours: court.hours, timeZone },
    taken: spansOf((one) => one.part !== 'courtroom'),
    courtrooms: rooms.map(({ courtroomId }) => ({ courtroomId, taken: spansOf((one) => one.part === 'courtroom' && one.ref === courtroomId) })),
  });
  return { times, earliestOn };
}
