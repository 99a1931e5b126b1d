import type { DocketStanding } from '@assize/contracts/docket/access';
import type { DocketState } from '@assize/contracts/docket/state';
import type { ApplicationRow } from '@assize/contracts/docket/views';
import { type RawBuilder, sql } from 'kysely';
import type { NamedViewer } from '../casefile/caseAccess.ts';
import type { Db } from '../platform/db.ts';
import { presentClerk } from './readApplication.ts';

const mostRows = 500;

/** What waits at the docket desk of a court, longest waiting first; or what was decided, the last first. */
export async function listQueue(db: Db, viewer: NamedViewer, courtId: string, which: 'open' | 'decided'): Promise<ApplicationRow[]> {
  const sent = selectRows(db, 'court').where('court_id', '=', courtId).where('sent_at', 'is not', null).limit(mostRows);
  const waiting = ['sent', 'correcting'] as const;
  const rows =
    which === 'open'
      ? sent
          .where('status', 'in', waiting)
          .orderBy('due_on', (order) => order.asc().nullsLast())
          .orderBy('sent_at')
      : sent.where('status', 'not in', waiting).orderBy(sql`state->>'decidedAt'`, 'desc');
  return (await rows.execute()).map((row) => presentRow(row, viewer, 'court'));
}

/** Everything somebody has applied for, newest first. */
export async function listOwnApplications(db: Db, viewer: NamedViewer): Promise<ApplicationRow[]> {
  const rows = await selectRows(db, 'applicant').where('account_id', '=', viewer.accountId).orderBy('created_at', 'desc').limit(mostRows).execute();
  return rows.map((row) => presentRow(row, viewer, 'applicant'));
}

/** What a list shows and no more: the facts and answers of many forms stay where they are. */
function selectRows(db: Db, standing: DocketStanding) {
  const form = standing === 'court' ? sql`coalesce(nullif(state->'form', 'null'::jsonb), form)` : sql`form`;
  return db
    .selectFrom('docket_application')
    .select(['id as applicationId', 'status', 'due_on as dueOn', 'is_demo as isDemo'])
    .select([
      sql<string>`state->'court'->>'name'`.as('court'),
      sql<ApplicationRow['cause']>`${form}->>'cause'`.as('cause'),
      nameOf('plaintiff', form).as('plaintiff'),
      nameOf('defendant', form).as('defendant'),
      sql<string | null>`state->>'sentAt'`.as('sentAt'),
      sql<DocketState['clerk']>`nullif(state->'clerk', 'null'::jsonb)`.as('clerk'),
      sql<string | null>`state->>'caseNumber'`.as('caseNumber'),
    ]);
}

function nameOf(role: 'plaintiff' | 'defendant', form: RawBuilder<unknown>): RawBuilder<string> {
  const path = `$.parties[*] ? (@.role == "${role}").name`;
  return sql<string>`coalesce(jsonb_path_query_first(${form}, ${path}::jsonpath) #>> '{}', '')`;
}

type Row = Omit<ApplicationRow, 'clerk'> & { clerk: DocketState['clerk'] };
function presentRow({ clerk, ...row }: Row, viewer: NamedViewer, standing: DocketStanding): ApplicationRow {
  return { ...row, clerk: presentClerk(clerk, viewer, standing) };
}
