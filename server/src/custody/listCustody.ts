import type { CustodyEvent } from '@assize/contracts/custody/events';
import { readCustody } from '@assize/contracts/custody/reduce';
import type { CustodyState } from '@assize/contracts/custody/state';
import type { DbOrTransaction } from '../platform/db.ts';

/** The lines of a hearing's custody log, in order; none before anything was done with its record. */
export async function listCustody(db: DbOrTransaction, hearingId: string): Promise<CustodyEvent[]> {
  const rows = await db.selectFrom('custody_event').selectAll().where('hearing_id', '=', hearingId).orderBy('seq').execute();
  return rows.map(
    (row) =>
      ({
        hearingId: row.hearing_id,
        seq: row.seq,
        type: row.type,
        payload: row.payload,
        actor: row.actor,
        at: row.at,
        previousHash: row.previous_hash,
        hash: row.hash,
      }) as unknown as CustodyEvent,
  );
}

/** What became of a hearing's record up to now. */
export async function getCustody(db: DbOrTransaction, hearingId: string): Promise<CustodyState> {
  return readCustody(hearingId, await listCustody(db, hearingId));
}
