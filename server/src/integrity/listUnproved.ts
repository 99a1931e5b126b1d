import { sql } from 'kysely';
import type { Db } from '../platform/db.ts';

/** A recording with something missing in the custody log of its hearing. */
export interface Unproved {
  recordingId: string;
  hearingId: string;
  /** Null until production is done. */
  manifestSha256: string | null;
}
/** For so long after the end a journal may come yet, from a node that was lost and comes back. */
const patienceMs = 24 * 3600 * 1000;

/**
 * Recordings of hearings that ended whose journal production has taken (or will not get any more) and that have no
 * code, no binding of their manifest or, where there is an authority, no stamp.
 */
export async function listUnproved(db: Db, { now, hasAuthority }: { now: Date; hasAuthority: boolean }): Promise<Unproved[]> {
  const patientUntil = new Date(now.getTime() - patienceMs).toISOString();
  const { rows } = await sql<{ id: string; hearing_id: string; manifest_sha256: string | null }>`
    select r.id, r.hearing_id, r.manifest_sha256 from recording r join hearing h on h.id = r.hearing_id
    where (r.step is not null or r.manifest is not null or (r.failure->>'cause' = 'journalMissing' and h.state->>'closedAt' < ${patientUntil}))
      and h.state->'recording'->>'id' = r.id::text
      and (not exists (select 1 from custody_event e where e.hearing_id = h.id and e.type = 'integrity.issued')
        or (r.manifest_sha256 is not null and not exists (select 1 from custody_event e where e.hearing_id = h.id
          and e.type = 'integrity.productsBound' and e.payload->'statement'->>'manifestSha256' = r.manifest_sha256))
        or (${hasAuthority} and not exists (select 1 from custody_event e where e.hearing_id = h.id and e.type = 'integrity.stamped')))
    order by r.started_at`.execute(db);
  return rows.map((row) => ({ recordingId: row.id, hearingId: row.hearing_id, manifestSha256: row.manifest_sha256 }));
}
