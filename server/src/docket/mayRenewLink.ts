import type { Selectable } from 'kysely';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { isOfCaseAlone } from '../session/isOfCaseAlone.ts';

type Of = Pick<Selectable<Database['docket_application']>, 'id' | 'account_id' | 'made_account'>;

/** Whether the desk may give the applicant another link: only to an account that this application made, and that is nothing else by now. */
export async function mayRenewLink(db: DbOrTransaction, { id, account_id, made_account }: Of): Promise<boolean> {
  return made_account && (await isOfCaseAlone(db, account_id, id));
}
