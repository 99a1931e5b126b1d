import { AppError } from '@assize/contracts/AppError';
import type { CaseState } from '@assize/contracts/casefile/state';
import { isFolder } from '@assize/contracts/casefile/imports/directoryFault';
import { proposeCatalogue } from '@assize/contracts/casefile/imports/propose';
import type { ImportView, newImportSchema } from '@assize/contracts/casefile/imports/wire';
import { assertFileOpen } from '@assize/contracts/casefile/volumes/rules';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { z } from 'zod';
import { plainName } from '../../evidence/plainName.ts';
import type { Uploads } from '../../evidence/uploads/Uploads.ts';
import type { Db } from '../../platform/db.ts';
import { Archive } from './Archive.ts';
import { getImportView, importKey, keepImport } from './importRows.ts';

interface Context {
  db: Db;
  store: ObjectStore;
  uploads: Uploads;
  /** Of all that an archive unpacks to. */
  maxTotalBytes: number;
}
/** Proposals of one account that nobody has confirmed: each keeps an archive. */
const openAtATime = 10;

/** An upload of this account that is a ZIP becomes a proposal for the case's catalogue, under its id once. Throws `importRefused`. */
export async function makeImport(context: Context, accountId: string, state: CaseState, asked: z.infer<typeof newImportSchema>): Promise<ImportView> {
  const { db, store, uploads } = context;
  const { importId, uploadId } = asked;
  const { caseId } = state;
  if (await isKnown(db, importId, caseId)) return getImportView(db, caseId, importId);
  assertFileOpen(state);
  await assertRoom(db, accountId);
  return uploads.alone(uploadId, async () => {
    if (await isKnown(db, importId, caseId)) return getImportView(db, caseId, importId);
    const { place } = await uploads.getWhole(uploadId, accountId);
    if (!('caseId' in place) || place.caseId !== caseId) throw new AppError('notFound', { what: 'upload' });
    const rows = await uploads
      .withFile(uploadId, async (path) => {
        const proposed = await propose(path, context.maxTotalBytes);
        await store.putFile(importKey(importId), path);
        return proposed;
      })
      .catch(async (error: unknown) => {
        // It will be refused whenever it is asked for; its owner has it.
        if (error instanceof AppError && error.code === 'importRefused') await uploads.remove(uploadId);
        throw error;
      });
    await keepImport(db, { id: importId, case_id: caseId, account_id: accountId, name: plainName(asked.name) }, rows);
    await uploads.remove(uploadId);
    return getImportView(db, caseId, importId);
  });
}

async function propose(path: string, maxBytes: number) {
  const archive = await Archive.open(path, maxBytes);
  archive.close();
  const files = archive.entries.flatMap((one, entry) => (isFolder(one) || one.name === null ? [] : [{ entry, name: one.name, bytes: one.bytes }]));
  const known = new Map(files.map((one) => [one.entry, one]));
  return proposeCatalogue(files).map((row) => ({ ...row, name: known.get(row.entry)?.name ?? '', bytes: known.get(row.entry)?.bytes ?? 0 }));
}

/** Throws `conflict` when the id is another case's. */
async function isKnown(db: Db, importId: string, caseId: string): Promise<boolean> {
  const row = await db.selectFrom('case_import').select('case_id').where('id', '=', importId).executeTakeFirst();
  if (row && row.case_id !== caseId) throw new AppError('conflict', { field: 'importId' });
  return row !== undefined;
}

async function assertRoom(db: Db, accountId: string): Promise<void> {
  const open = await db.selectFrom('case_import').select('id').where('account_id', '=', accountId).where('status', '=', 'proposed').execute();
  if (open.length >= openAtATime) throw new AppError('importRefused', { cause: 'tooManyImports' });
}
