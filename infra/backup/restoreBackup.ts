import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { SignedBackup } from '@assize/contracts/recording/backup';
import type { KeptStore } from '@assize/platform/store/KeptStore';
import { loadDatabase } from '../../server/src/keeping/loadDatabase.ts';
import { type Db, openDatabase } from '../../server/src/platform/db.ts';
import { hashFile, listBackups } from './makeBackup.ts';
import { Pool } from './Pool.ts';
import { type CourtKeys, openKeys } from './sealKeys.ts';
import { readManifest } from './signedManifest.ts';

/** Why nothing was restored, line by line, for a person. */
export class RestoreFault extends Error {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

export interface CheckedBackup {
  folder: string;
  signed: SignedBackup;
  pool: Pool;
}

/** The named backup, or the newest that is whole. Reads every byte of it; throws RestoreFault naming each file that is not as it was. */
export async function checkBackup(backups: string, name?: string): Promise<CheckedBackup> {
  const names = await listBackups(backups);
  if (name !== undefined && !names.includes(name)) throw new RestoreFault([`There is no backup ${name} in ${backups}.`, ...names]);
  const chosen = name ?? names.at(-1);
  if (chosen === undefined) throw new RestoreFault([`There is no backup in ${backups}.`]);
  const folder = join(backups, chosen);
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw new RestoreFault([`The backup ${chosen} was cut off: it has no manifest. Name another one: ${names.join(', ')}`]);
  const signed = readManifest(text);
  if (!signed) throw new RestoreFault([`${join(folder, 'manifest.json')} is not as it was signed.`]);
  const { manifest } = signed;
  const pool = new Pool(backups);
  const faults: string[] = [];
  const files = [{ path: join(folder, 'database.ndjson.gz'), ...manifest.database }];
  if (manifest.keys) files.push({ path: join(folder, 'keys.sealed'), ...manifest.keys });
  for (const { path, sha256 } of files) {
    const found = await hashFile(path).catch(() => undefined);
    if (found?.sha256 !== sha256) faults.push(`${path} is ${found ? 'not as it was' : 'missing'}.`);
  }
  for (const object of manifest.objects) {
    const fault = await pool.findFault(object);
    if (fault) faults.push(`${pool.pathOf(object.sha256)} is ${fault === 'missing' ? 'missing' : 'not as it was'}: ${object.key}`);
  }
  if (faults.length > 0) throw new RestoreFault(faults);
  return { folder, signed, pool };
}

/** The keys that a backup holds under a passphrase; undefined where they are kept apart. */
export async function readKeys({ folder, signed }: CheckedBackup, passphrase: string | undefined): Promise<CourtKeys | undefined> {
  if (!signed.manifest.keys) return undefined;
  if (passphrase === undefined)
    throw new RestoreFault(['The keys of this backup are under a passphrase: name the file that holds it in BACKUP_PASSPHRASE_FILE.']);
  try {
    return openKeys(await readFile(join(folder, 'keys.sealed')), passphrase);
  } catch {
    throw new RestoreFault(['The passphrase does not open the keys of this backup.']);
  }
}

/** The data directory must be empty but for keys that were laid there by hand. */
export async function assertEmpty(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir).catch(() => [])).filter((name) => name !== 'keys');
  if (names.length > 0) throw new RestoreFault([`${dataDir} is not empty: ${names.slice(0, 5).join(', ')}. Name an empty one in DATA_DIR.`]);
}

export async function writeKeys(dataDir: string, keys: CourtKeys): Promise<void> {
  const folder = join(dataDir, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = { 'assize-secret': keys.ASSIZE_SECRET, 'master-key': keys.MASTER_KEY, 'court-signing.pem': keys.courtSigningKey };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text, { mode: 0o600 });
}

/** Objects first, so that nothing in the database ever names what is not there; the database all at once. Gives it open. */
export async function restoreBackup(backup: CheckedBackup, to: { dataDir: string; databaseUrl: string | undefined; store: KeptStore }): Promise<Db> {
  const { folder, signed, pool } = backup;
  for (const { key, sha256 } of signed.manifest.objects.toSorted((a, b) => lastIsManifest(a.key) - lastIsManifest(b.key))) {
    await to.store.putFile(key, pool.pathOf(sha256));
  }
  const db = await openDatabase(to);
  try {
    await loadDatabase(db, createInterface({ input: createReadStream(join(folder, 'database.ndjson.gz')).pipe(createGunzip()) }));
    // After the backup was made, more may have been sent than it knows of.
    const begun = db.updateTable('exchange_errand').set({ begun_at: new Date() });
    await begun.where('errand', '=', 'send').where('begun_at', 'is', null).execute();
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** A recording's products are final once its manifest is there. */
const lastIsManifest = (key: string): number => (key.endsWith('/products/manifest.json') ? 1 : 0);
