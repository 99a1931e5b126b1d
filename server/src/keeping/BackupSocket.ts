import { randomUUID } from 'node:crypto';
import { chmodSync, createReadStream, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { rm } from 'node:fs/promises';
import type { Logger } from '@assize/platform/log';
import type { Db } from '../platform/db.ts';
import { dumpToFile } from './dumpToFile.ts';

/** Where the embedded database is dumped for whoever may open this file: the owner of the data directory. */
export const backupSocketOf = (dataDir: string): string => join(dataDir, 'backup.sock');

/**
 * The embedded database belongs to the server's process: a backup asks here for a dump. It is first written beside at
 * full speed, so that a slow reader keeps nobody in court waiting.
 */
export class BackupSocket {
  readonly #options: { db: Db; dataDir: string; logger: Logger };
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  static start(options: { db: Db; dataDir: string; logger: Logger }): BackupSocket {
    return new BackupSocket(options);
  }

  private constructor(options: { db: Db; dataDir: string; logger: Logger }) {
    this.#options = options;
    const path = backupSocketOf(options.dataDir);
    rmSync(path, { force: true });
    this.#server = createServer((socket) => void this.#answer(socket))
      .on('error', (error) => options.logger.warn({ err: error }, 'no backup can be made while the court runs'))
      .listen(path, () => chmodSync(path, 0o600));
  }

  async #answer(socket: Socket): Promise<void> {
    const { db, dataDir, logger } = this.#options;
    const path = join(dataDir, `${randomUUID()}.dump.part`);
    this.#open.add(socket);
    try {
      await dumpToFile(db, path);
      await pipeline(createReadStream(path), socket);
    } catch (error) {
      logger.warn({ err: error }, 'a dump of the database could not be handed over');
      socket.destroy();
    } finally {
      this.#open.delete(socket);
      await rm(path, { force: true });
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
