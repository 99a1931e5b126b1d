import type { DocumentPages } from '../../evidence/DocumentPages.ts';
import type { Db } from '../../platform/db.ts';
import type { CasePageTexts } from '../reading/CasePageTexts.ts';
import { getStoreId } from './versionRows.ts';

/** The words of pages as they lie beside the pages in the store. */
export class StoredPageTexts implements CasePageTexts {
  readonly #options: { db: Db; pages: DocumentPages };

  constructor(options: { db: Db; pages: DocumentPages }) {
    this.#options = options;
  }

  async *list(caseId: string, documentId: string, version: number): AsyncGenerator<{ page: number; text: string }> {
    const { db, pages } = this.#options;
    const row = await db
      .selectFrom('case_document_version')
      .select('mime')
      .where('case_id', '=', caseId)
      .where('document_id', '=', documentId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (!row) return;
    const stored = { documentId: await getStoreId(db, caseId, documentId, version), mime: row.mime };
    const manifest = await pages.manifestOf(stored);
    if (manifest.status !== 'ready') return;
    for (let page = 1; page <= manifest.pages.length; page++) {
      const text = await pages.textOf(stored, page);
      if (text !== '') yield { page, text };
    }
  }
}
