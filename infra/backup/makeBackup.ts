import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { dumpEndSchema, dumpRowSchema, type BackupManifest } from '@assize/contracts/recording/backup';
import { keepingOf } from '@assize/contracts/recording/keptObjects';
import { hashStream } from '@assize/platform/store/HashingStream';
import type { KeptStore } from '@assize/platform/store/KeptStore';
import type { Stored } from '@assize/platform/store/ObjectStore';
import { backupSocketOf } from '../../server/src/keeping/BackupSocket.ts';
import { dumpToFile } from '../../server/src/keeping/dumpToFile.ts';
import { openDatabase } from '../../server/src/platform/db.ts';
import { takeDataDir } from '../start/dataDir.ts';
import { Pool } from './Pool.ts';
import { type CourtKeys, sealKeys } from './sealKeys.ts';
import { readManifest, signManifest } from './signedManifest.ts';

export interface BackupOptions {
  /** Folder of all backups; each gets a folder of its own in it. */
  backups: string;
  dataDir: string;
  databaseUrl: string | undefined;
  store: KeptStore;
  keys: CourtKeys;
  /** Without it the keys are left out, to be kept apart. */
  passphrase: string | undefined;
  now?: Date;
}
export interface BackupResult {
  folder: string;
  objects: number;
  copied: number;
  /** Objects of which no copy is as it was kept: not in this backup. */
  broken: string[];
}

/** Database first, then objects: whatever the database names was in the store before. The manifest is written last. */
export async function makeBackup(options: BackupOptions): Promise<BackupResult> {
  const { backups, store, keys, passphrase, now = new Date() } = options;
  const folder = join(backups, now.toISOString().replaceAll(':', '-'));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = await readNewest(backups);
  const databasePath = join(folder, 'database.ndjson.gz');
  await dump(options, databasePath);
  const known = await readKnown(databasePath);
  const pool = new Pool(backups);
  const result: BackupResult = { folder, objects: 0, copied: 0, broken: [] };
  const objects: BackupManifest['objects'] = [];
  for (const key of [...(await store.list('evidence/')), ...(await store.list('recordings/'))].filter((one) => keepingOf(one).isMirrored)) {
    const same = await findUnchanged(store, pool, key, known.get(key) ?? before.get(key));
    const taken = same ?? (await takeSound(store, pool, key, known.get(key)?.sha256));
    if (taken) objects.push({ key, ...taken });
    else result.broken.push(key);
    if (taken && !same) result.copied++;
  }
  if (passphrase !== undefined) await writeFile(join(folder, 'keys.sealed'), sealKeys(keys, passphrase), { mode: 0o600, flush: true });
  const manifest: BackupManifest = {
    format: 'assize.backup.1',
    madeAt: now.toISOString(),
    database: await hashFile(databasePath),
    keys: passphrase === undefined ? null : await hashFile(join(folder, 'keys.sealed')),
    objects,
  };
  await writeLast(join(folder, 'manifest.json'), JSON.stringify(signManifest(manifest, keys.courtSigningKey)));
  return { ...result, objects: objects.length };
}

/** From PostgreSQL itself; of the embedded database from the court that runs on it, else from its files. */
async function dump({ dataDir, databaseUrl }: BackupOptions, path: string): Promise<void> {
  const socketPath = backupSocketOf(dataDir);
  const isRunning = databaseUrl === undefined && (await answers(socketPath));
  if (isRunning) return pipeline(connect(socketPath), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  // Two processes on one embedded database would break it: a court that runs and does not answer is no court at rest.
  const lock = databaseUrl === undefined ? takeDataDir(dataDir) : undefined;
  try {
    const db = await openDatabase({ databaseUrl, dataDir });
    try {
      await dumpToFile(db, path);
    } finally {
      await db.destroy();
    }
  } finally {
    lock?.release();
  }
}

async function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => {
      socket.destroy();
      resolve(true);
    }).once('error', () => resolve(false));
  });
}

/** What the database knows of objects, from the dump. Throws when that is cut off. */
async function readKnown(path: string): Promise<Map<string, Stored>> {
  const known = new Map<string, Stored>();
  let isWhole = false;
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    if (line.startsWith('["stored_object"')) {
      const [, row] = dumpRowSchema.parse(JSON.parse(line));
      if (typeof row['sha256'] === 'string') known.set(String(row['key']), { bytes: Number(row['bytes']), sha256: row['sha256'] });
    }
    isWhole = line.startsWith('{') && dumpEndSchema.safeParse(JSON.parse(line)).success;
  }
  if (!isWhole) throw new Error('the dump of the database is cut off');
  return known;
}

/** In the pool already, as the database or the backup before knew it, and not longer or shorter since. */
async function findUnchanged(store: KeptStore, pool: Pool, key: string, known: Stored | undefined): Promise<Stored | undefined> {
  if (!known || !(await pool.has(known))) return undefined;
  return (await store.stat(key))?.bytes === known.bytes ? { bytes: known.bytes, sha256: known.sha256 } : undefined;
}

/** From the first copy that has the bytes as they were kept. */
async function takeSound(store: KeptStore, pool: Pool, key: string, expected: string | undefined): Promise<Stored | undefined> {
  for (const copy of store.copies) {
    const source = await copy.open(key).catch(() => undefined);
    const taken = source && (await pool.take(source, expected));
    if (taken) return taken;
  }
  return undefined;
}

async function readNewest(backups: string): Promise<Map<string, Stored>> {
  for (const name of (await listBackups(backups)).toReversed()) {
    const signed = readManifest(await readFile(join(backups, name, 'manifest.json'), 'utf8').catch(() => ''));
    if (signed) return new Map(signed.manifest.objects.map(({ key, bytes, sha256 }) => [key, { bytes, sha256 }]));
  }
  return new Map();
}

/** Names of the backups in a folder, the oldest first; the cut-off ones too. */
export async function listBackups(backups: string): Promise<string[]> {
  const entries = await readdir(backups, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((one) => one.isDirectory() && /^\d{4}-\d\d-\d\dT/.test(one.name))
    .map((one) => one.name)
    .sort();
}

export async function hashFile(path: string): Promise<Stored> {
  await stat(path);
  return hashStream(createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>);
}

async function writeLast(path: string, text: string): Promise<void> {
  const handle = await open(`${path}.part`, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.part`, path);
}
