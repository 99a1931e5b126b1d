import type { CommandCentre } from '@assize/contracts/commandCentre';
import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import { isOfCourt } from './isOfCourt.ts';

/** Records of hearings in which the account is of the court, of which a copy has rotted or is gone; what is lost first. */
export async function listUnwell(db: Db, accountId: string): Promise<CommandCentre['unwell']> {
  const isBad = (copy: 'first_copy' | 'second_copy') => sql<boolean>`${sql.ref(copy)} in ('broken', 'missing')`;
  const couldBeGood = sql<boolean>`(first_copy in ('good', 'away') or second_copy in ('good', 'away'))`;
  const rows = await db
    .selectFrom('stored_object')
    .innerJoin('participant', 'participant.hearing_id', 'stored_object.hearing_id')
    .innerJoin('hearing', 'hearing.id', 'stored_object.hearing_id')
    .select((build) => ['hearing.id', 'hearing.state', 'participant.id as participantId', build.fn.countAll<string>().as('objects')])
    .select(sql<string>`count(*) filter (where not ${couldBeGood})`.as('lost'))
    .where('participant.account_id', '=', accountId)
    .where('destroyed_at', 'is', null)
    .where((build) => build.or([isBad('first_copy'), isBad('second_copy')]))
    .groupBy(['hearing.id', 'hearing.state', 'participant.id'])
    .execute();
  return rows
    .filter(({ state, participantId }) => isOfCourt(state, participantId))
    .map(({ id, state, objects, lost }) => ({ hearingId: id, caseNumber: state.caseNumber, title: state.title, objects: Number(objects), lost: Number(lost) }))
    .toSorted((a, b) => b.lost - a.lost || b.objects - a.objects);
}
