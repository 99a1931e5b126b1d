import type { CaseState } from '@assize/contracts/casefile/state';
import { assertFileOpen } from '@assize/contracts/casefile/volumes/rules';
import type { UploadKeeping } from '../../evidence/keepUpload.ts';
import type { Db } from '../../platform/db.ts';
import { handle, type HttpContext } from '../../platform/handle.ts';
import type { Caller } from '../../platform/verifyAccess.ts';
import { assertMay, findCaseViewer, readCase } from '../caseAccess.ts';
import type { CaseLog } from '../CaseLog.ts';
import { ImportFiler } from './ImportFiler.ts';
import { correctImport, getImport, getImportSummary, getImportView, listImports } from './importRows.ts';
import { makeImport } from './makeImport.ts';

interface Options extends UploadKeeping {
  db: Db;
  cases: CaseLog;
  dataDir: string;
  maxTotalBytes: number;
  onFiled: () => void;
}

/** Archives of scanned files, for whoever files documents in the case. Returns its end. */
export function serveImports(context: HttpContext, options: Options): () => Promise<void> {
  const { db } = options;
  const filer = ImportFiler.start(options);
  const open = async (caller: Caller, { caseId = '' }: Record<string, string>): Promise<CaseState> => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, caseId);
    assertMay(viewer, 'fileDocuments', facts);
    return state;
  };
  const openImport = async (caller: Caller, params: Record<string, string>): Promise<{ state: CaseState; caseId: string; importId: string }> => {
    const state = await open(caller, params);
    const { id: importId, case_id: caseId } = await getImport(db, state.caseId, params['importId'] ?? '');
    return { state, caseId, importId };
  };

  handle(context, 'POST /api/case-files/:caseId/imports', async (caller, { params, body }) =>
    makeImport(options, caller.accountId, await open(caller, params), body),
  );
  handle(context, 'GET /api/case-files/:caseId/imports', async (caller, { params }) => ({
    imports: await listImports(db, (await open(caller, params)).caseId),
  }));
  handle(context, 'GET /api/case-files/:caseId/imports/:importId', async (caller, { params }) => {
    const { caseId, importId } = await openImport(caller, params);
    return getImportView(db, caseId, importId);
  });
  handle(context, 'POST /api/case-files/:caseId/imports/:importId', async (caller, { params, body }) => {
    const { caseId, importId } = await openImport(caller, params);
    await correctImport(db, { caseId, importId, ...body });
    return getImportSummary(db, caseId, importId);
  });
  handle(context, 'POST /api/case-files/:caseId/imports/:importId/confirm', async (caller, { params, body }) => {
    const { state, caseId, importId } = await openImport(caller, params);
    assertFileOpen(state);
    await correctImport(db, { caseId, importId, ...body, confirmedBy: caller.accountId });
    filer.look();
    return getImportSummary(db, caseId, importId);
  });
  handle(context, 'DELETE /api/case-files/:caseId/imports/:importId', async (caller, { params }) => {
    await filer.drop((await openImport(caller, params)).importId);
    return {};
  });
  return () => filer.close();
}
