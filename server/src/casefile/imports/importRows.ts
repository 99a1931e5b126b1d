import { AppError } from '@assize/contracts/AppError';
import type { ImportRow, ImportSummary, ImportView } from '@assize/contracts/casefile/imports/wire';
import { type Selectable, sql } from 'kysely';
import { type Db, type DbOrTransaction, json } from '../../platform/db.ts';
import type { Database } from '../../platform/schema.ts';

export type ImportLine = Selectable<Database['case_import']>;
const rowsAtATime = 500;

/** Where the archive of an import lies until all of it was filed. */
export const importKey = (importId: string): string => `imports/${importId}`;

export async function keepImport(
  db: Db,
  made: Pick<ImportLine, 'id' | 'case_id' | 'account_id' | 'name'>,
  rows: readonly (ImportRow & { name: string; bytes: number })[],
): Promise<void> {
  const lines = rows.map(({ entry, name, bytes, volume, folder, title, madeOn: made_on, leaveOut: leave_out }, place) => ({
    ...{ import_id: made.id, entry, place, name, bytes },
    ...{ volume, folder, title, made_on, leave_out },
  }));
  await db.transaction().execute(async (transaction) => {
    await transaction.insertInto('case_import').values(made).execute();
    for (let at = 0; at < lines.length; at += rowsAtATime)
      await transaction
        .insertInto('case_import_entry')
        .values(lines.slice(at, at + rowsAtATime))
        .execute();
  });
}

/** Throws `notFound` for what is not there or another case's. */
export async function getImport(db: DbOrTransaction, caseId: string, importId: string): Promise<ImportLine> {
  const row = await db.selectFrom('case_import').selectAll().where('id', '=', importId).where('case_id', '=', caseId).executeTakeFirst();
  if (!row) throw new AppError('notFound', { what: 'import' });
  return row;
}

/** Corrects rows of a proposal, and says that it is to be filed, for whoever says so. Throws `conflict` when it is being filed already. */
export async function correctImport(
  db: Db,
  {
    caseId,
    importId,
    rows,
    order,
    confirmedBy,
  }: { caseId: string; importId: string; rows: readonly ImportRow[]; order?: readonly number[] | undefined; confirmedBy?: string },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.selectFrom('case_import').select('id').where('id', '=', importId).forUpdate().executeTakeFirst();
    const { status } = await getImport(transaction, caseId, importId);
    // Confirmed again after a lost answer.
    if (status !== 'proposed' && confirmedBy !== undefined) return;
    if (status !== 'proposed') throw new AppError('conflict', { what: 'import' });
    for (const { entry, madeOn: made_on, leaveOut: leave_out, volume, folder, title } of rows) {
      const { numUpdatedRows } = await transaction
        .updateTable('case_import_entry')
        .set({ volume, folder, title, made_on, leave_out })
        .where('import_id', '=', importId)
        .where('entry', '=', entry)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('badRequest', { field: 'rows' });
    }
    if (order) await putInOrder(transaction, importId, order);
    if (confirmedBy !== undefined)
      await transaction.updateTable('case_import').set({ status: 'filing', account_id: confirmedBy }).where('id', '=', importId).execute();
  });
}

/** Throws `badRequest` unless every entry is named once. */
async function putInOrder(transaction: DbOrTransaction, importId: string, order: readonly number[]): Promise<void> {
  const { numAffectedRows } = await sql`
    update case_import_entry set place = named.place - 1
    from jsonb_array_elements_text(${json(order)}::jsonb) with ordinality as named (entry, place)
    where case_import_entry.import_id = ${importId} and case_import_entry.entry = named.entry::integer`.execute(transaction);
  const { count } = await transaction
    .selectFrom('case_import_entry')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow();
  const isWhole = new Set(order).size === order.length && order.length === Number(count) && numAffectedRows === BigInt(count);
  if (!isWhole) throw new AppError('badRequest', { field: 'order' });
}

export async function listImports(db: DbOrTransaction, caseId: string, importId?: string): Promise<ImportSummary[]> {
  const rows = await db
    .selectFrom('case_import')
    .innerJoin('case_import_entry', 'case_import_entry.import_id', 'case_import.id')
    .select(['case_import.id', 'case_import.name', 'case_import.status', 'case_import.made_at'])
    .select(({ fn }) => [
      fn.countAll().filterWhere('leave_out', '=', false).as('entries'),
      fn.count('document_id').as('filed'),
      fn.count('fault').as('refused'),
    ])
    .where('case_import.case_id', '=', caseId)
    .$if(importId !== undefined, (all) => all.where('case_import.id', '=', importId ?? ''))
    .groupBy('case_import.id')
    .orderBy('case_import.made_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ id: importId_, name, status, made_at: at, entries, filed, refused }) => ({
    ...{ importId: importId_, name, status, madeAt: at.toISOString() },
    ...{ entries: Number(entries), filed: Number(filed), refused: Number(refused) },
  }));
}

/** Throws `notFound`. */
export async function getImportSummary(db: DbOrTransaction, caseId: string, importId: string): Promise<ImportSummary> {
  const [found] = await listImports(db, caseId, importId);
  if (!found) throw new AppError('notFound', { what: 'import' });
  return found;
}

/** An import with its rows, in the order of the proposed catalogue. Throws `notFound`. */
export async function getImportView(db: DbOrTransaction, caseId: string, importId: string): Promise<ImportView> {
  const summary = await getImportSummary(db, caseId, importId);
  const rows = await db.selectFrom('case_import_entry').selectAll().where('import_id', '=', importId).orderBy('place').execute();
  return {
    ...summary,
    rows: rows.map(({ entry, name, bytes, volume, folder, title, made_on: madeOn, leave_out: leaveOut, document_id: documentId, fault }) => ({
      ...{ entry, name, bytes: Number(bytes), volume, folder, title, madeOn, leaveOut, documentId, fault },
    })),
  };
}
