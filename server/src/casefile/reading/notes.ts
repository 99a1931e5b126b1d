import type { CaseNote } from '@assize/contracts/casefile/reading/views';
import type { Db } from '../../platform/db.ts';

/** The notes and bookmarks of one account in a case. The only reading of the table. */
export async function listOwnNotes(db: Db, caseId: string, accountId: string): Promise<CaseNote[]> {
  return db
    .selectFrom('case_note')
    .select(['document_id as documentId', 'page', 'body', 'is_bookmark as isBookmark'])
    .where('case_id', '=', caseId)
    .where('account_id', '=', accountId)
    .orderBy('document_id')
    .orderBy('page')
    .execute();
}

/** Keeps a note in place of the one before on its page; an empty one without a bookmark is taken away. */
export async function keepOwnNote(db: Db, caseId: string, accountId: string, { documentId, page, body, isBookmark }: CaseNote): Promise<void> {
  const key = { case_id: caseId, account_id: accountId, document_id: documentId, page };
  if (body === '' && !isBookmark) {
    await db
      .deleteFrom('case_note')
      .where((eb) => eb.and(key))
      .execute();
    return;
  }
  const said = { body, is_bookmark: isBookmark, changed_at: new Date() };
  await db
    .insertInto('case_note')
    .values({ ...key, ...said })
    .onConflict((conflict) => conflict.columns(['case_id', 'account_id', 'document_id', 'page']).doUpdateSet(said))
    .execute();
}
