import type { DocumentPages } from '../../evidence/DocumentPages.ts';
import type { UploadKeeping } from '../../evidence/keepUpload.ts';
import type { MarkedPages } from '../../evidence/MarkedPages.ts';
import type { Db } from '../../platform/db.ts';
import { handle, type HttpContext } from '../../platform/handle.ts';
import type { CaseLog } from '../CaseLog.ts';
import { CasePages } from './CasePages.ts';
import { serveCatalogue } from './catalogueRoutes.ts';
import { fileUpload } from './fileUpload.ts';
import { serveReader } from './readerRoutes.ts';

export interface VolumesOptions extends UploadKeeping {
  db: Db;
  cases: CaseLog;
  pages: DocumentPages;
  marked: MarkedPages;
}

/** Documents of case files in their volumes: filed, read and printed. Returns its end. */
export function serveVolumes(context: HttpContext, options: VolumesOptions): () => Promise<void> {
  const casePages = CasePages.start(options);
  const filing = { ...options, onFiled: () => casePages.look() };

  handle(context, 'POST /api/case-files/:caseId/documents', (caller, { params, body }) => fileUpload(filing, caller, params['caseId'] ?? '', body));
  handle(context, 'POST /api/case-files/:caseId/versions', (caller, { params, body }) => fileUpload(filing, caller, params['caseId'] ?? '', body));
  serveReader(context, options);
  serveCatalogue(context, options);
  return () => casePages.close();
}
