import { type CaseViewer, rulesFor } from '@assize/contracts/casefile/access';
import type { CountedHandover, FiguresHandoversQuery, FiguresQuery, FiguresRow } from '@assize/contracts/casefile/figures';
import { sql } from 'kysely';
import { caseFilter } from '../casefile/caseFilter.ts';
import type { Db } from '../platform/db.ts';

interface Options {
  db: Db;
  viewer: CaseViewer;
  timeZone: string;
  now?: Date;
}

/**
 * Handovers of an agency as its events have them: each sending with what became of it. Of cases that the viewer may not
 * see nothing is counted, so that no figure tells of one.
 */
function handoversOf({ db, viewer, timeZone, now = new Date() }: Options, agencyId: string) {
  const visible = db
    .selectFrom('court_case')
    .select(['id', 'kind', 'case_number', 'title'])
    .where('state', 'is not', null)
    .where(caseFilter(rulesFor(viewer, 'seeCase'), now));
  // One branch a direction, so that each reads its own index.
  const way = (direction: 'out' | 'in') => {
    const [mine, other] = direction === 'out' ? [sql.lit('from'), sql.lit('to')] : [sql.lit('to'), sql.lit('from')];
    return sql`select e.case_id, e.payload->>'handoverId' as handover_id, ${sql.lit(direction)} as direction, e.payload->>'purpose' as purpose,
        e.payload->${other}->>'agencyId' as other_id, e.at as sent_at, to_char(e.at::timestamptz at time zone ${timeZone}, 'YYYY-MM-DD') as sent_on
      from case_event e where e.type = 'handover.sent' and e.payload->${mine}->>'agencyId' = ${agencyId}`;
  };
  return sql`select sent.*, visible.kind, visible.case_number, visible.title, other.name as other_agency, other.kind as other_kind,
      other.district as other_district, ended.at as ended_at,
      case when ended.type = 'handover.withdrawn' then 'withdrawn' else coalesce(ended.payload->'receipt'->>'outcome', 'waiting') end as status
    from (${way('out')} union all ${way('in')}) sent
    join (${visible}) visible on visible.id = sent.case_id
    join agency other on other.id = sent.other_id::uuid
    left join case_event ended on ended.case_id = sent.case_id and ended.type in ('handover.answered', 'handover.withdrawn')
      and ended.payload->>'handoverId' = sent.handover_id`;
}

export async function countHandovers(options: Options, { agencyId, fromOn, toOn }: FiguresQuery): Promise<FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`
    select left(sent_on, 7) as month, direction, purpose, kind, other_agency as "otherAgency", other_kind as "otherKind", other_district as "otherDistrict",
      count(*)::int as sent, (count(*) filter (where status = 'accepted'))::int as accepted, (count(*) filter (where status = 'returned'))::int as returned,
      (count(*) filter (where status = 'withdrawn'))::int as withdrawn, (count(*) filter (where status = 'waiting'))::int as waiting,
      percentile_cont(0.5) within group (order by extract(epoch from ended_at::timestamptz - sent_at::timestamptz) / 86400)
        filter (where status in ('accepted', 'returned'))::float8 as "medianDays"
    from (${handoversOf(options, agencyId)}) one where sent_on between ${fromOn} and ${toOn}
    group by 1, 2, 3, 4, 5, 6, 7 order by 1 desc, 2 desc, 3, 4, 5`.execute(options.db);
  return rows.map((row) => ({ ...row, medianDays: row.medianDays === null ? null : Math.round(row.medianDays * 10) / 10 }));
}

/** The handovers behind one row, the newest first. */
export async function listCounted(options: Options, query: FiguresHandoversQuery): Promise<CountedHandover[]> {
  const { agencyId, month, direction, purpose, kind, otherAgency } = query;
  const { rows } = await sql<CountedHandover>`
    select case_id as "caseId", case_number as "caseNumber", title, sent_at as "sentAt", status,
      case when status = 'waiting' then null else ended_at end as "answeredAt"
    from (${handoversOf(options, agencyId)}) one
    where left(sent_on, 7) = ${month} and direction = ${direction} and purpose = ${purpose} and kind = ${kind} and other_agency = ${otherAgency}
    order by sent_at desc limit 500`.execute(options.db);
  return rows;
}
