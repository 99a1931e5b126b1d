import type { ProofOfExhibit } from '@assize/contracts/hearing/evidence/carried';
import type { DbOrTransaction } from '../../platform/db.ts';

/** The proofs of a hearing's exhibits with their tokens, which are on the log and not in the state; in the order in which they came. */
export async function listProofs(db: DbOrTransaction, hearingId: string): Promise<ProofOfExhibit[]> {
  const rows = await db
    .selectFrom('hearing_event')
    .select('payload')
    .where('hearing_id', '=', hearingId)
    .where('type', '=', 'exhibit.proofAttached')
    .orderBy('seq')
    .execute();
  return rows.map(({ payload }) => payload as unknown as ProofOfExhibit);
}
