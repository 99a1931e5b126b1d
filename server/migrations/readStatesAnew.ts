import { reduce } from '@assize/contracts/hearing/reduce';
import { emptyHearingState } from '@assize/contracts/hearing/state';
import { type Kysely, sql } from 'kysely';

/** The snapshot beside a log is a reading of it: where the reading has become richer, it is made again. */
export async function readStatesAnew(db: Kysely<unknown>): Promise<void> {
  const { rows: hearings } = await sql<{ id: string }>`select id from hearing`.execute(db);
  for (const { id } of hearings) {
    const { rows } = await sql<{ seq: number; type: string; payload: unknown; at: string }>`
      select seq, type, payload, at from hearing_event where hearing_id = ${id} order by seq`.execute(db);
    const state = rows.reduce((before, event) => reduce(before, event as never), emptyHearingState(id));
    await sql`update hearing set state = ${JSON.stringify(state)}::jsonb where id = ${id}`.execute(db);
  }
}
