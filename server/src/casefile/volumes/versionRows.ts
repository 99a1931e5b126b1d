import { AppError } from '@assize/contracts/AppError';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { FiledVersion } from '@assize/contracts/casefile/volumes/views';
import type { DbOrTransaction } from '../../platform/db.ts';

interface Stored {
  documentId: string;
  /** Under which the bytes of this version lie in the store, within the case. */
  storeId: string;
}

/** Keeps where the newest versions of these documents lie, in the transaction that filed them. */
export async function keepVersions(db: DbOrTransaction, { caseId, documents }: CaseState, stored: readonly Stored[]): Promise<void> {
  const rows = stored.flatMap(({ documentId, storeId }) => {
    const version = documents[documentId]?.versions.at(-1);
    if (!version) return [];
    const { mime, bytes, sha256, fileName: name } = version;
    return [{ store_id: storeId, case_id: caseId, document_id: documentId, version: version.version, mime, bytes, sha256, name }];
  });
  if (rows.length > 0) await db.insertInto('case_document_version').values(rows).execute();
}

/** What was filed from an upload before. Throws `conflict` when it became another document. */
export async function findFiled(db: DbOrTransaction, { caseId, documentId, storeId }: Stored & { caseId: string }): Promise<FiledVersion | undefined> {
  const row = await db.selectFrom('case_document_version').selectAll().where('store_id', '=', storeId).executeTakeFirst();
  if (!row) return undefined;
  if (row.case_id !== caseId || row.document_id !== documentId) throw new AppError('conflict', { field: 'uploadId' });
  return { documentId, version: row.version, fileName: row.name, mime: row.mime, bytes: Number(row.bytes), sha256: row.sha256 };
}

/** Under which id the bytes of a version lie. Throws `notFound`. */
export async function getStoreId(db: DbOrTransaction, caseId: string, documentId: string, version: number): Promise<string> {
  const row = await db
    .selectFrom('case_document_version')
    .select('store_id')
    .where('case_id', '=', caseId)
    .where('document_id', '=', documentId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new AppError('notFound', { what: 'document' });
  return row.store_id;
}
