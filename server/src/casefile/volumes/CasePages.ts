import { caseSystem, type CaseDraft } from '@assize/contracts/casefile/events';
import type { Logger } from '@assize/platform/log';
import type { Selectable } from 'kysely';
import type { DocumentPages } from '../../evidence/DocumentPages.ts';
import type { Db } from '../../platform/db.ts';
import { Reconciler } from '../../platform/Reconciler.ts';
import type { Database } from '../../platform/schema.ts';
import type { CaseLog } from '../CaseLog.ts';

interface Options {
  db: Db;
  cases: CaseLog;
  pages: DocumentPages;
  logger: Logger;
}
type Row = Selectable<Database['case_document_version']>;
/** Versions whose pages are being made at a time, so that a hearing's documents never wait behind a whole archive. */
const atATime = 100;

/**
 * Has the pages of everything made that comes into case files, and enters into each case's log how many there are. The truth
 * is the row and the store, so that any server goes on where another ended; idle, it asks the database once in ten minutes.
 */
export class CasePages {
  readonly #options: Options;
  readonly #reconciler: Reconciler;

  private constructor(options: Options) {
    this.#options = options;
    this.#reconciler = Reconciler.startNow({
      look: () => this.#look(),
      everyMs: 10 * 60_000,
      busyMs: 2000,
      onFault: (error) => options.logger.warn({ err: error }, 'pages of case files'),
    });
  }

  /** Looks at once for what the last server left. */
  static start(options: Options): CasePages {
    return new CasePages(options);
  }

  look(): void {
    this.#reconciler.kick();
  }

  /** True while pages are being made. */
  async #look(): Promise<boolean> {
    const { db, logger } = this.#options;
    const rows = await db
      .selectFrom('case_document_version')
      .selectAll()
      .where('paged_at', 'is', null)
      .orderBy('looked_at', (order) => order.asc().nullsFirst())
      .orderBy('stored_at')
      .limit(atATime)
      .execute();
    let isBusy = false;
    for (const [caseId, ofCase] of Map.groupBy(rows, (row) => row.case_id))
      // One case that cannot be looked at now keeps no other waiting.
      isBusy =
        (await this.#lookAt(caseId, ofCase).catch(async (error: unknown) => {
          logger.warn({ err: error, caseId }, 'pages of a case file');
          await setAside(db, ofCase);
          return false;
        })) || isBusy;
    return isBusy;
  }

  async #lookAt(caseId: string, rows: readonly Row[]): Promise<boolean> {
    const { db, cases, pages } = this.#options;
    const counted: { row: Row; pages: number }[] = [];
    const aside: Row[] = [];
    let isPending = false;
    for (const row of rows) {
      const manifest = await pages.manifestOf({ documentId: row.store_id, mime: row.mime });
      if (manifest.status === 'ready') counted.push({ row, pages: manifest.pages.length });
      else if (manifest.status === 'pending') isPending = true;
      // While there is no renderer it may yet have pages: it is asked about again, behind the others.
      else if (manifest.fault === 'noRenderer') aside.push(row);
      else await setFault(db, row.store_id, manifest.fault);
    }
    await setAside(db, aside);
    if (counted.length === 0) return isPending;
    await cases.append({
      caseId,
      actor: caseSystem,
      decide: ({ documents }) =>
        counted.flatMap(({ row, pages: count }): CaseDraft[] => {
          const version = documents[row.document_id]?.versions.find((one) => one.version === row.version);
          // Another server may have entered it meanwhile.
          if (!version || version.pages !== null) return [];
          return [{ type: 'document.paged', payload: { documentId: row.document_id, version: row.version, pages: count } }];
        }),
      alsoDo: async (transaction) => {
        const ids = counted.map(({ row }) => row.store_id);
        await transaction.updateTable('case_document_version').set({ paged_at: new Date() }).where('store_id', 'in', ids).execute();
      },
    });
    // There is room for the next.
    return true;
  }

  async close(): Promise<void> {
    await this.#reconciler.close();
  }
}

/** They are asked about again when all others were. */
async function setAside(db: Db, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.store_id);
  await db.updateTable('case_document_version').set({ looked_at: new Date() }).where('store_id', 'in', ids).execute();
}

async function setFault(db: Db, storeId: string, fault: string): Promise<void> {
  await db.updateTable('case_document_version').set({ paged_at: new Date(), page_fault: fault }).where('store_id', '=', storeId).execute();
}
