import { type Courtroom, type CourtHours, usualHours } from '@assize/contracts/calendar/wire';
import type { CourtFacts } from '@assize/contracts/calendar/rules';
import { dayAt } from '@assize/contracts/casefile/reading/hours';
import type { StaffRole } from '@assize/contracts/agency/agencies';
import type { CaseLog } from '../casefile/CaseLog.ts';
import type { HearingLog } from '../hearing/HearingLog.ts';
import type { Db, DbOrTransaction } from '../platform/db.ts';

export interface BookingContext {
  db: Db;
  cases: CaseLog;
  log: HearingLog;
  masterKey: Buffer;
  timeZone: string;
  publicUrl: string;
  /** Told of sessions that ended with their link. */
  onEnded: (sessionIds: readonly string[]) => void;
}

/** Who decides cases in a court, and who may keep the record of a hearing. */
const judgeRoles: readonly StaffRole[] = ['handler', 'head'];
const clerkRoles: readonly StaffRole[] = ['assistant', 'desk', 'handler'];

interface Person {
  accountId: string;
  name: string;
}

export async function listCourtrooms(db: DbOrTransaction, agencyId: string): Promise<Courtroom[]> {
  const rows = await db.selectFrom('courtroom').selectAll().where('agency_id', '=', agencyId).orderBy('name').execute();
  return rows.map(({ id: courtroomId, name, form, place, is_closed: isClosed }) => ({ courtroomId, name, form, place, isClosed }));
}

export async function findHours(db: DbOrTransaction, agencyId: string): Promise<CourtHours> {
  const row = await db.selectFrom('court_hours').select('hours').where('agency_id', '=', agencyId).executeTakeFirst();
  return row?.hours ?? usualHours;
}

/** Who of an agency may sit as a judge, and as a clerk. */
export async function listBench(db: DbOrTransaction, agencyId: string): Promise<{ judges: Person[]; clerks: Person[] }> {
  const rows = await db
    .selectFrom('agency_staff')
    .innerJoin('account', 'account.id', 'agency_staff.account_id')
    .select(['account.id as accountId', 'account.name', 'agency_staff.role'])
    .where('agency_staff.agency_id', '=', agencyId)
    .where((eb) => eb.or([eb('agency_staff.until_at', 'is', null), eb('agency_staff.until_at', '>', new Date())]))
    .orderBy('account.name')
    .orderBy('account.id')
    .execute();
  const listOf = (roles: readonly StaffRole[]): Person[] =>
    rows
      .filter((one, index) => roles.includes(one.role) && rows.findIndex((other) => other.accountId === one.accountId && roles.includes(other.role)) === index)
      .map(({ accountId, name }) => ({ accountId, name }));
  return { judges: listOf(judgeRoles), clerks: listOf(clerkRoles) };
}

/** What the rules of booking are given of the agency that leads a case. */
export async function readCourtFacts(
  db: DbOrTransaction,
  agencyId: string,
  timeZone: string,
  now = new Date(),
): Promise<CourtFacts & { courtrooms: Courtroom[] }> {
  const agency = await db.selectFrom('agency').select('kind').where('id', '=', agencyId).executeTakeFirst();
  const [courtrooms, hours, { judges, clerks }] = [await listCourtrooms(db, agencyId), await findHours(db, agencyId), await listBench(db, agencyId)];
  return {
    ...{ now: now.toISOString(), today: dayAt(now.toISOString(), timeZone), timeZone, hours, courtrooms },
    isCourt: agency?.kind === 'court',
    findCourtroom: (id) => courtrooms.find((one) => one.courtroomId === id),
    findJudge: (id) => judges.find((one) => one.accountId === id)?.name,
    findClerk: (id) => clerks.find((one) => one.accountId === id)?.name,
  };
}
