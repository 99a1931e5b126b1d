import { dayAfter, dayAt } from '@assize/contracts/casefile/reading/hours';
import { tellDeadline } from '@assize/contracts/notices/tellingsOf';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { planTelling } from './planDispatches.ts';

/** So many days before a case has to be done, who handles it is told, once for each date. */
const daysBefore = 7;

/** Notes who is to be told that a deadline of law comes near. Looked at again it adds nothing. */
export async function watchDeadlines(db: Db, timeZone: string, now: Date): Promise<void> {
  const today = dayAt(now.toISOString(), timeZone);
  const near = await db
    .selectFrom('court_case')
    .select(['id', 'deadline_on'])
    .where('deadline_on', '>=', today)
    .where('deadline_on', '<=', dayAfter(today, daysBefore))
    .where('state', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('dispatch')
            .select('id')
            .whereRef('dispatch.case_id', '=', 'court_case.id')
            .where('occasion', '=', sql<string>`'deadline ' || court_case.deadline_on`),
        ),
      ),
    )
    .execute();
  // One state at a time: those of large cases are large.
  for (const { id, deadline_on: deadlineOn } of near) {
    const row = await db.selectFrom('court_case').select('state').where('id', '=', id).executeTakeFirst();
    if (!row?.state) continue;
    for (const telling of tellDeadline(row.state)) await planTelling(db, row.state, `deadline ${deadlineOn ?? ''}`, telling);
  }
}
