import { dayAfter, dayAt } from '@assize/contracts/casefile/reading/hours';
import { tellDeadline } from '@assize/contracts/notices/tellingsOf';
import type { Db } from '../platform/db.ts';
import { planTelling } from './planDispatches.ts';

/** So many days before a case has to be done, who handles it is told, once for each date. */
const daysBefore = 7;

/** Notes who is to be told that a deadline of law comes near. Looked at again it adds nothing. */
export async function watchDeadlines(db: Db, timeZone: string, now: Date): Promise<void> {
  const today = dayAt(now.toISOString(), timeZone);
  const near = await db
    .selectFrom('court_case')
    .select(['id', 'state', 'deadline_on'])
    .where('deadline_on', '>=', today)
    .where('deadline_on', '<=', dayAfter(today, daysBefore))
    .where('state', 'is not', null)
    .execute();
  for (const { state, deadline_on: deadlineOn } of near) {
    if (!state) continue;
    for (const telling of tellDeadline(state)) await planTelling(db, state, `deadline ${deadlineOn ?? ''}`, telling);
  }
}
