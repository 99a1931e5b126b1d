import type { DocumentPages } from '../../evidence/DocumentPages.ts';
import type { UploadKeeping } from '../../evidence/keepUpload.ts';
import type { MarkedPages } from '../../evidence/MarkedPages.ts';
import type { Db } from '../../platform/db.ts';
import { handle, type HttpContext } from '../../platform/handle.ts';
import type { CaseLog } from '../CaseLog.ts';
import { PageTextTender } from '../reading/PageTextTender.ts';
import { serveOffers } from '../../follow/offers.ts';
import { serveImports } from '../imports/importRoutes.ts';
import { CasePages } from './CasePages.ts';
import { serveCatalogue } from './catalogueRoutes.ts';
import { fileUpload } from './fileUpload.ts';
import { serveReader } from './readerRoutes.ts';
import { StoredPageTexts } from './StoredPageTexts.ts';

export interface VolumesOptions extends UploadKeeping {
  db: Db;
  timeZone: string;
  cases: CaseLog;
  pages: DocumentPages;
  marked: MarkedPages;
  dataDir: string;
  /** Of all that an archive of scanned files unpacks to. */
  maxTotalBytes: number;
}

/** Documents of case files in their volumes: filed, brought in by archives, read and printed. Returns its end. */
export function serveVolumes(context: HttpContext, options: VolumesOptions): () => Promise<void> {
  const casePages = CasePages.start(options);
  const onFault = (error: unknown): void => options.logger.error({ err: error }, 'words of pages');
  const words = PageTextTender.start({ db: options.db, texts: new StoredPageTexts(options), onFault });
  // Documents also come in from other installations and from archives: whatever was done to a case, it is looked at.
  const tellOthers = options.cases.onCommitted;
  options.cases.onCommitted = () => {
    tellOthers();
    casePages.look();
    words.kick();
  };
  const filing = { ...options, onFiled: () => casePages.look() };

  handle(context, 'POST /api/case-files/:caseId/documents', (caller, { params, body }) => fileUpload(filing, caller, params['caseId'] ?? '', body));
  handle(context, 'POST /api/case-files/:caseId/versions', (caller, { params, body }) => fileUpload(filing, caller, params['caseId'] ?? '', body));
  serveOffers(context, filing);
  serveReader(context, options);
  serveCatalogue(context, options);
  const closeImports = serveImports(context, filing);
  return async () => {
    await closeImports();
    await words.close();
    await casePages.close();
  };
}
