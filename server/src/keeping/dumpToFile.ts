import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { Db } from '../platform/db.ts';
import { dumpDatabase } from './dumpDatabase.ts';

/** A dump as a gzip file, readable by its owner only. */
export async function dumpToFile(db: Db, path: string): Promise<void> {
  const packed = createGzip({ level: constants.Z_BEST_SPEED });
  const written = pipeline(packed, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  const write = async (line: string): Promise<void> => {
    if (!packed.write(`${line}\n`)) await Promise.race([once(packed, 'drain'), written]);
  };
  try {
    await dumpDatabase(db, write);
    packed.end();
  } catch (error) {
    packed.destroy(error as Error);
    await written.catch(() => undefined);
    throw error;
  }
  await written;
}
