import { freePort } from '@assize/platform/testing/freePort';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Db, openDatabase } from '../platform/db.ts';

const run = promisify(execFile);
/** Where initdb, pg_ctl and psql are. */
export const binaries = process.env['POSTGRES_BIN_DIR'] ?? '/usr/lib/postgresql/15/bin';

export interface TestDatabase {
  db: Db;
  /** Where servers may connect; PGlite has no such place. */
  databaseUrl: string | undefined;
  /** A second, independent connection to the same data, where the kind of database allows it. */
  openAgain: () => Promise<Db>;
  close: () => Promise<void>;
}
type Make = () => Promise<TestDatabase>;

/** Both databases that the product runs on; every repository test runs on each. */
export const databases: [string, Make][] = [
  ['PGlite', makePGlite],
  ['PostgreSQL 15', () => makePostgres()],
];

async function makePGlite(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assize-pglite-'));
  const open: Db[] = [];
  const openOne = async (): Promise<Db> => {
    await Promise.all(open.splice(0).map((db) => db.destroy())); // one process at a time may hold it
    const db = await openDatabase({ databaseUrl: undefined, dataDir });
    open.push(db);
    return db;
  };
  const close = async (): Promise<void> => {
    await Promise.all(open.map((db) => db.destroy()));
    await rm(dataDir, { recursive: true, force: true });
  };
  return { db: await openOne(), databaseUrl: undefined, openAgain: openOne, close };
}

/** PostgreSQL refuses to run as root: there it runs as Debian's user `postgres`. */
function asUser(command: string, args: string[]): Promise<unknown> {
  return process.getuid?.() === 0 ? run('runuser', ['-u', 'postgres', '--', command, ...args]) : run(command, args);
}

/** @param more settings of the server beside those that it has by default */
export async function makePostgres(more: Record<string, string> = {}): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'assize-postgres-'));
  await chmod(folder, 0o777);
  const cluster = join(folder, 'cluster');
  const port = await freePort();
  await asUser(join(binaries, 'initdb'), ['-D', cluster, '-U', 'assize', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']);
  const further = Object.entries(more)
    .map(([name, value]) => ` -c ${name}=${value}`)
    .join('');
  const settings = `-c listen_addresses=127.0.0.1 -c port=${String(port)} -c unix_socket_directories=${further}`;
  await asUser(join(binaries, 'pg_ctl'), ['-D', cluster, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  const databaseUrl = `postgres://assize@127.0.0.1:${String(port)}/postgres`;
  const open: Db[] = [];
  const openOne = async (): Promise<Db> => {
    const db = await openDatabase({ databaseUrl, dataDir: folder });
    open.push(db);
    return db;
  };
  const close = async (): Promise<void> => {
    await Promise.all(open.map((db) => db.destroy()));
    await asUser(join(binaries, 'pg_ctl'), ['-D', cluster, '-m', 'immediate', 'stop']);
    await rm(folder, { recursive: true, force: true });
  };
  return { db: await openOne(), databaseUrl, openAgain: openOne, close };
}
