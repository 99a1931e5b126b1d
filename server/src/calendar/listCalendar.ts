import { spanOfDays } from '@assize/contracts/calendar/courtHours';
import type { CalendarEntry } from '@assize/contracts/calendar/views';
import { type HearingKind, hearingKinds } from '@assize/contracts/calendar/wire';
import type { HearingStatus } from '@assize/contracts/hearing/state';
import { rulesFor } from '@assize/contracts/casefile/access';
import { sql } from 'kysely';
import type { NamedViewer } from '../casefile/caseAccess.ts';
import { caseFilter } from '../casefile/caseFilter.ts';
import type { Db } from '../platform/db.ts';
import { findSeats } from '../session/findParticipant.ts';

interface Asked {
  agencyId: string;
  fromOn: string;
  toOn: string;
  timeZone: string;
}

/** What is booked in a court's rooms. Of a case that the viewer may not see, and in which they are not named, only that it is taken. */
export async function listCalendar(db: Db, viewer: NamedViewer, { agencyId, fromOn, toOn, timeZone }: Asked): Promise<CalendarEntry[]> {
  const { fromMs, toMs } = spanOfDays(fromOn, toOn, timeZone);
  const rows = await db
    .selectFrom('hearing_claim')
    .innerJoin('courtroom', (join) => join.onRef('courtroom.id', '=', 'hearing_claim.ref').on('hearing_claim.part', '=', 'courtroom'))
    .innerJoin('hearing', 'hearing.id', 'hearing_claim.hearing_id')
    .innerJoin('court_case', 'court_case.id', 'hearing.case_id')
    .select(['hearing.id as hearingId', 'hearing.status', 'court_case.id as caseId', 'court_case.case_number as caseNumber', 'courtroom.id as courtroomId'])
    .select([
      sql<Date>`lower(hearing_claim.during)`.as('from'),
      sql<Date>`upper(hearing_claim.during)`.as('to'),
      sql<string>`hearing.state->>'title'`.as('title'),
      sql<HearingKind | null>`court_case.state #>> array['bookings', hearing.id::text, 'kind']`.as('kind'),
    ])
    .where('courtroom.agency_id', '=', agencyId)
    .where(sql<boolean>`hearing_claim.during && tstzrange(${new Date(fromMs)}, ${new Date(toMs)})`)
    .orderBy(sql`lower(hearing_claim.during)`)
    .orderBy('courtroom.name')
    .execute();
  if (rows.length === 0) return [];
  const staff = await db
    .selectFrom('hearing_claim')
    .select(['hearing_id as hearingId', 'part', 'ref'])
    .where(
      'hearing_id',
      'in',
      rows.map((one) => one.hearingId),
    )
    .where('part', 'in', ['judge', 'clerk'])
    .orderBy('ref')
    .execute();
  const visible = await db
    .selectFrom('court_case')
    .select('id')
    .where(
      'id',
      'in',
      rows.map((one) => one.caseId),
    )
    .where(caseFilter(rulesFor(viewer, 'seeCase'), new Date()))
    .execute();
  const seen = new Set(visible.map((one) => one.id));
  const mine = await findSeats(
    db,
    viewer.accountId,
    rows.map((one) => one.hearingId),
  );
  return rows.map(({ hearingId, status, caseId, caseNumber, courtroomId, from, to, title, kind }) => {
    const [maySeeCase, isMine] = [seen.has(caseId), mine.has(hearingId)];
    const of = staff.filter((one) => one.hearingId === hearingId);
    return {
      ...{ startsAt: from.toISOString(), endsAt: to.toISOString(), courtroomId },
      judgeIds: of.filter((one) => one.part === 'judge').map((one) => one.ref),
      clerkId: of.find((one) => one.part === 'clerk')?.ref ?? null,
      hearing:
        maySeeCase || isMine
          ? { ...{ hearingId, caseId, caseNumber, title, isMine, maySeeCase }, kind: kind ?? hearingKinds[0], status: status as HearingStatus }
          : null,
    };
  });
}
