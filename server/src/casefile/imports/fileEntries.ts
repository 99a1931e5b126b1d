import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@assize/contracts/AppError';
import type { CaseDraft } from '@assize/contracts/casefile/events';
import type { EntryFault } from '@assize/contracts/casefile/imports/wire';
import { assertFileOpen } from '@assize/contracts/casefile/volumes/rules';
import { documentFaults } from '@assize/contracts/http/documents';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { Selectable } from 'kysely';
import { isForGood, type Kept, keepFile, type Keeping } from '../../evidence/keepUpload.ts';
import { plainName } from '../../evidence/plainName.ts';
import type { Db } from '../../platform/db.ts';
import { derivedId } from '../../platform/derivedId.ts';
import type { Database } from '../../platform/schema.ts';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from '../caseAccess.ts';
import type { CaseLog } from '../CaseLog.ts';
import { keepVersions } from '../volumes/versionRows.ts';
import type { Archive } from './Archive.ts';
import type { ImportLine } from './importRows.ts';

export interface FilingOfImport extends Keeping {
  db: Db;
  cases: CaseLog;
  onFiled: () => void;
  /** Asked between entries. */
  isClosing: () => boolean;
}
type Row = Selectable<Database['case_import_entry']>;
interface KeptRow {
  row: Row;
  kept: Kept;
  documentId: string;
  storeId: string;
}
/** Entries that enter the log of the case together. */
const atATime = 20;
const act = 'fileDocuments';

/** Files the entries that are left, in the order of the catalogue. `left`: not all can be now; `stopped`: not by this account any more. */
export async function fileEntries(
  context: FilingOfImport,
  { line, archive, folder }: { line: ImportLine; archive: Archive; folder: string },
): Promise<'done' | 'left' | 'stopped'> {
  const { db } = context;
  for (;;) {
    const rows = await listLeft(db, line.id);
    if (rows.length === 0) return 'done';
    const batch: KeptRow[] = [];
    let isHeldUp = false;
    for (const row of rows) {
      isHeldUp = context.isClosing();
      if (isHeldUp) break;
      const outcome = await keepEntry(context, archive, line.case_id, row, join(folder, 'entry'));
      isHeldUp = outcome === 'notNow';
      if (isHeldUp) break;
      if (outcome !== undefined && outcome !== 'notNow') batch.push(outcome);
    }
    const entered = await enterBatch(context, line, batch);
    if (entered !== 'done' || isHeldUp) return entered === 'done' ? 'left' : entered;
  }
}

async function listLeft(db: Db, importId: string): Promise<Row[]> {
  return db
    .selectFrom('case_import_entry')
    .selectAll()
    .where('import_id', '=', importId)
    .where('leave_out', '=', false)
    .where('document_id', 'is', null)
    .where('fault', 'is', null)
    .orderBy('place')
    .limit(atATime)
    .execute();
}

/** Unpacks an entry and keeps it as any document; its fault is noted, and none of the others. */
async function keepEntry(context: FilingOfImport, archive: Archive, caseId: string, row: Row, path: string): Promise<KeptRow | 'notNow' | undefined> {
  const ids = { documentId: derivedId(`document ${row.import_id} ${String(row.entry)}`), storeId: derivedId(`bytes ${row.import_id} ${String(row.entry)}`) };
  try {
    if (Number(row.bytes) > context.maxBytes) return await refuse(context.db, row, 'tooLarge');
    const isWhole = await archive.unpack(row.entry, path).then(
      () => true,
      (error: unknown) => {
        // Of the disk, and not of the archive.
        if (error instanceof Error && 'syscall' in error) throw error;
        return false;
      },
    );
    if (!isWhole) return await refuse(context.db, row, 'damaged');
    const kept = await keepFile(context, path, documentKeys.original(caseId, ids.storeId));
    return { row, kept, ...ids };
  } catch (error) {
    if (isForGood(error)) return await refuse(context.db, row, faultOf(error));
    if (error instanceof AppError && error.code === 'documentRefused') return 'notNow';
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

function faultOf(error: unknown): EntryFault {
  const cause = error instanceof AppError ? error.details?.['cause'] : undefined;
  return documentFaults.find((fault) => fault === cause) ?? 'damaged';
}

async function refuse(db: Db, { import_id: importId, entry }: Row, fault: EntryFault): Promise<undefined> {
  await db.updateTable('case_import_entry').set({ fault }).where('import_id', '=', importId).where('entry', '=', entry).execute();
}

/** All of a batch enters the log, or nothing of it; what another server entered meanwhile stays as it is. */
async function enterBatch(context: FilingOfImport, line: ImportLine, batch: readonly KeptRow[]): Promise<'done' | 'left' | 'stopped'> {
  if (batch.length === 0) return 'done';
  const { db, cases } = context;
  try {
    const viewer = await findCaseViewer(db, { accountId: line.account_id });
    const { facts } = await readCase(db, viewer, line.case_id);
    let fresh: readonly KeptRow[] = [];
    await cases.append({
      ...{ caseId: line.case_id, actor: actorFor(viewer, act, facts) },
      decide: (state) => {
        assertMay(viewer, act, factsOf(state, new Date()));
        assertFileOpen(state);
        fresh = batch.filter(({ documentId }) => !state.documents[documentId]);
        return fresh.map(draftOf);
      },
      alsoDo: async (transaction, after) => {
        await keepVersions(transaction, after, fresh);
        for (const { row, documentId } of batch)
          await transaction
            .updateTable('case_import_entry')
            .set({ document_id: documentId })
            .where('import_id', '=', line.id)
            .where('entry', '=', row.entry)
            .execute();
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The file is on its way: it may come back.
    if (error.code === 'wrongCaseState') return 'left';
    if (error.code === 'notAllowed' || error.code === 'notFound') return 'stopped';
    throw error;
  }
  context.onFiled();
  return 'done';
}

function draftOf({ row: { volume, folder, title, made_on: madeOn, name }, kept, documentId }: KeptRow): CaseDraft {
  return { type: 'document.filed', payload: { documentId, volume, folder, title, madeOn, file: { fileName: plainName(name), ...kept } } };
}
