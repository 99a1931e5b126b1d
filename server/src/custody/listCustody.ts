import type { CustodyEvent } from '@assize/contracts/custody/events';
import { readCustody } from '@assize/contracts/custody/reduce';
import type { CustodyState } from '@assize/contracts/custody/state';
import { readLines } from '../hearing/chainLines.ts';
import type { DbOrTransaction } from '../platform/db.ts';

/** The lines of a hearing's custody log, in order; none before anything was done with its record. */
export async function listCustody(db: DbOrTransaction, hearingId: string): Promise<CustodyEvent[]> {
  return readLines(db, 'custody_event', hearingId);
}

/** What became of a hearing's record up to now. */
export async function getCustody(db: DbOrTransaction, hearingId: string): Promise<CustodyState> {
  return readCustody(hearingId, await listCustody(db, hearingId));
}
