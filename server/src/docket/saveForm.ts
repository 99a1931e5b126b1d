import { AppError } from '@assize/contracts/AppError';
import type { savedFormSchema } from '@assize/contracts/docket/views';
import { hashOf } from '@assize/contracts/hearing/chain';
import type { z } from 'zod';
import { type Db, json } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { changedNow, lockForChange } from './assertMayChange.ts';

/** Keeps the applicant's form; its new revision. Throws `conflict` when another device has saved something else since. */
export async function saveForm(db: Db, caller: Caller, applicationId: string, { revision, form }: z.infer<typeof savedFormSchema>): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const now = await lockForChange(transaction, caller, applicationId);
    // Saved again after a lost answer.
    if (now.revision === revision + 1 && hashOf(now.form) === hashOf(form)) return now.revision;
    if (now.revision !== revision) throw new AppError('conflict', { what: 'revision' });
    await transaction
      .updateTable('docket_application')
      .set({ form: json(form), revision: revision + 1, ...changedNow() })
      .where('id', '=', applicationId)
      .execute();
    return revision + 1;
  });
}
