import { proofOf } from '@assize/contracts/custody/integrity/state';
import type { IntegrityProof } from '@assize/contracts/recording/integrity';
import { getCustody } from '../custody/listCustody.ts';
import { listCourtKeys } from '../hearing/courtKeys.ts';
import type { DbOrTransaction } from '../platform/db.ts';

/** `proof.json` of a hearing's recording as it stands now, with every key of the court; undefined before the code was issued. */
export async function readProof(db: DbOrTransaction, hearingId: string): Promise<IntegrityProof | undefined> {
  return proofOf((await getCustody(db, hearingId)).integrity, await listCourtKeys(db));
}
