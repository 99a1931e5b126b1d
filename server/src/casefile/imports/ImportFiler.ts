import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@assize/contracts/AppError';
import { Reconciler } from '../../platform/Reconciler.ts';
import { Archive } from './Archive.ts';
import { type FilingOfImport, fileEntries } from './fileEntries.ts';
import { importKey, type ImportLine } from './importRows.ts';

interface Options extends Omit<FilingOfImport, 'isClosing'> {
  dataDir: string;
  maxTotalBytes: number;
}
/** One server files an import alone for so long, and says again that it does well before. */
const leaseMs = 30_000;
const proposalsKeptForMs = 7 * 24 * 3_600_000;

/**
 * Files what was confirmed, beside requests: an entry after the other, each as any document. The truth is the rows; whoever
 * comes after a crash goes on with the entries that are neither filed nor refused. Idle, it asks the database every ten minutes.
 */
export class ImportFiler {
  readonly #options: Options;
  readonly #reconciler: Reconciler;
  #isClosing = false;

  private constructor(options: Options) {
    this.#options = options;
    this.#reconciler = Reconciler.startNow({
      look: () => this.#look(),
      everyMs: 10 * 60_000,
      busyMs: 10_000,
      onFault: (error) => options.logger.warn({ err: error }, 'imports'),
    });
  }

  /** Goes on at once with what the last server left. */
  static start(options: Options): ImportFiler {
    return new ImportFiler(options);
  }

  look(): void {
    this.#reconciler.kick();
  }

  /** True while something is left that cannot be filed now: another server does, or the scanner is away. */
  async #look(): Promise<boolean> {
    const { db, logger } = this.#options;
    await this.#dropOld();
    const open = await db.selectFrom('case_import').selectAll().where('status', '=', 'filing').orderBy('made_at').execute();
    let isLeft = false;
    for (const one of open) {
      const isDone = await this.#file(one).catch((error: unknown) => {
        // One that cannot be filed now keeps no other waiting.
        logger.warn({ err: error, importId: one.id }, 'an import');
        return false;
      });
      isLeft ||= !isDone;
    }
    return isLeft;
  }

  async #file(line: ImportLine): Promise<boolean> {
    const { db, store, dataDir, maxTotalBytes } = this.#options;
    if (!(await this.#lease(line.id))) return false;
    const timer = setInterval(() => void this.#lease(line.id, true).catch(() => undefined), leaseMs / 3);
    const folder = join(dataDir, 'imports', line.id);
    try {
      await mkdir(folder, { recursive: true });
      const archive = await store
        .download(importKey(line.id), join(folder, 'archive'))
        .then(() => Archive.open(join(folder, 'archive'), maxTotalBytes))
        .catch(asGone);
      if (!archive) {
        await this.#end(line.id, 'stopped');
        return true;
      }
      const result = await fileEntries({ ...this.#options, isClosing: () => this.#isClosing }, { line, archive, folder }).finally(() => archive.close());
      if (result !== 'left') await this.#end(line.id, result);
      return result !== 'left';
    } finally {
      clearInterval(timer);
      await rm(folder, { recursive: true, force: true });
      await db.updateTable('case_import').set({ leased_until: null }).where('id', '=', line.id).execute();
    }
  }

  /** Whether it is this server's for a while. */
  async #lease(importId: string, isHeld = false): Promise<boolean> {
    const now = new Date();
    const { numUpdatedRows } = await this.#options.db
      .updateTable('case_import')
      .set({ leased_until: new Date(now.getTime() + leaseMs) })
      .where('id', '=', importId)
      .where('status', '=', 'filing')
      .where((row) => (isHeld ? row.lit(true) : row.or([row('leased_until', 'is', null), row('leased_until', '<', now)])))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** The rows stay, as what the clerk is shown; the archive is of no more use. */
  async #end(importId: string, status: 'done' | 'stopped'): Promise<void> {
    await this.#options.db.updateTable('case_import').set({ status }).where('id', '=', importId).execute();
    await this.#options.store.remove(importKey(importId));
  }

  /** Takes away a proposal with its archive. Throws `conflict` once it was confirmed. */
  async drop(importId: string): Promise<void> {
    const { db, store } = this.#options;
    const { numDeletedRows } = await db.deleteFrom('case_import').where('id', '=', importId).where('status', '=', 'proposed').executeTakeFirst();
    if (numDeletedRows === 0n) throw new AppError('conflict', { what: 'import' });
    await store.remove(importKey(importId));
  }

  async #dropOld(): Promise<void> {
    const before = new Date(Date.now() - proposalsKeptForMs);
    const old = await this.#options.db.selectFrom('case_import').select('id').where('status', '=', 'proposed').where('made_at', '<', before).execute();
    for (const { id } of old) await this.drop(id);
  }

  /** What is being filed at this moment is finished; the rest is for whoever comes next. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#reconciler.close();
  }
}

/** What does not lie in the store any more, or not as it was, will not come back. */
function asGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && !(error instanceof AppError && error.code === 'importRefused')) throw error;
}
