import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { systemActor } from '@assize/contracts/hearing/events';
import { recordingKeys } from '@assize/contracts/recording/products';
import { FileStore } from '@assize/platform/store/FileStore';
import { buildJournal } from '@assize/platform/testing/buildJournal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getSigningKey } from '../../server/src/agency/agencyKeys.ts';
import { json, openDatabase } from '../../server/src/platform/db.ts';
import { makeHearing } from '../../server/src/testing/makeHearing.ts';
import { startTestServer, testMasterKey, testSecret, type TestServer } from '../../server/src/testing/startTestServer.ts';
import { node24, root } from '../start/tools.ts';
import { checkBackup } from './restoreBackup.ts';

const run = promisify(execFile);
let court: TestServer;
let folder: string;
let backups: string;
let passphraseFile: string;
let hearingId: string;
/** An agency that had signed when the backups were made, and its key. */
let agencyId: string;
let keyId: string;
const recordingId = crypto.randomUUID();
const video = recordingKeys.product(recordingId, 'hearing.mp4');

interface Outcome {
  code: number;
  text: string;
}
async function command(name: 'backup' | 'restore', args: string[], env: Record<string, string>): Promise<Outcome> {
  const secrets = name === 'backup' ? { ASSIZE_SECRET: testSecret, MASTER_KEY: testMasterKey.toString('base64') } : {};
  const given = { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'silent', ...secrets, ...env };
  return run(node24, [join(root, 'infra/backup', `${name}.ts`), ...args], { env: given }).then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, text: error.stdout + error.stderr }),
  );
}
const backUp = (env: Record<string, string> = {}): Promise<Outcome> =>
  command('backup', [backups], { DATA_DIR: court.dataDir, BACKUP_PASSPHRASE_FILE: passphraseFile, ...env });
const emptyDir = (): Promise<string> => mkdtemp(join(folder, 'data-'));
const restore = async (from: string, env: Record<string, string> = {}, name?: string): Promise<Outcome & { dataDir: string }> => {
  const dataDir = env['DATA_DIR'] ?? (await emptyDir());
  const args = name === undefined ? [from] : [from, name];
  return { dataDir, ...(await command('restore', args, { DATA_DIR: dataDir, BACKUP_PASSPHRASE_FILE: passphraseFile, ...env })) };
};
const newest = async (from: string): Promise<string> =>
  (await readdir(from))
    .filter((one) => one !== 'objects')
    .toSorted()
    .at(-1) ?? '';
const copyOfBackups = async (): Promise<string> => {
  const copy = join(await emptyDir(), 'backups');
  await cp(backups, copy, { recursive: true });
  return copy;
};

/** A hearing that was held, recorded, sealed, and has a document. */
async function holdHearing(): Promise<void> {
  const { db, log } = court.server;
  const store = new FileStore(join(court.dataDir, 'store'));
  const made = await makeHearing(db, log);
  ({ hearingId } = made);
  await log.append({ hearingId, actor: systemActor, decide: () => [{ type: 'hearing.cancelled', payload: { reason: 'settled' } }] });
  const { bytes, hashes } = buildJournal(3);
  const journal = recordingKeys.journal(recordingId, 0);
  const source = await store.put(journal, bytes);
  const product = await store.put(video, 'moving pictures');
  await store.put(`${recordingKeys.prefix(recordingId)}work/seal.json`, 'can be made again');
  const manifest = {
    format: 'assize.recording.1' as const,
    recordingId,
    hearingId,
    startsAt: '2026-11-24T01:00:00.000Z',
    durationMs: 3000,
    sources: [{ name: 'journal/000000.aszj', mimeType: 'application/octet-stream', ...source }],
    tracks: [],
    video: { name: 'hearing.mp4', mimeType: 'video/mp4', ...product },
    hls: [],
    thumbnails: [],
    chapters: [],
    gaps: [],
  };
  const { sha256 } = await store.put(recordingKeys.manifest(recordingId), canonicalForm(manifest));
  const row = {
    id: recordingId,
    hearing_id: hearingId,
    status: 'sealed' as const,
    fence: 1,
    step: null,
    failures: 0,
    started_at: new Date(),
    duration_ms: 3000,
  };
  await db
    .insertInto('recording')
    .values({ ...row, tracks: json([]), progress: null, failure: null, video: null, manifest: json(manifest), manifest_sha256: sha256 })
    .execute();
  await db
    .insertInto('journal_file')
    .values({ recording_id: recordingId, file_no: 0, key: journal, bytes: bytes.length, head_hash: hashes.at(-1) ?? '', blocks: 3 })
    .execute();
  const documentId = crypto.randomUUID();
  const stored = await store.put(documentKeys.original(hearingId, documentId), 'a contract');
  await db
    .insertInto('document')
    .values({ id: documentId, hearing_id: hearingId, participant_id: made.plaintiff, mime: 'text/plain', name: 'contract', ...stored })
    .execute();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-backup-'));
  backups = join(folder, 'backups');
  passphraseFile = join(folder, 'passphrase');
  await writeFile(passphraseFile, 'a long passphrase of the court\n');
  court = await startTestServer();
  await holdHearing();
  ({ id: agencyId } = await court.server.db.selectFrom('agency').select('id').orderBy('name').limit(1).executeTakeFirstOrThrow());
  ({ id: keyId } = await getSigningKey(court.server.db, testMasterKey, agencyId));
});
afterAll(async () => {
  await court.close();
  await rm(folder, { recursive: true });
});

describe('a backup made while the court runs', () => {
  test('brings every sealed hearing back whole into an empty directory', async () => {
    const made = await backUp();
    // Four of the hearing, the four documents of the demo case, and the two materials of the demo application.
    expect(made).toMatchObject({ code: 0, text: expect.stringContaining('10 objects, 10 of them copied anew') });
    const back = await restore(backups);
    expect(back.text).toContain(`Hearing ${hearingId}: whole`);
    expect(back.text).toContain('all that was sealed is whole');
    expect(back.code).toBe(0);
    const store = new FileStore(join(back.dataDir, 'store'));
    expect((await store.stat(video))?.bytes).toBe(15);
    expect(await store.list(`${recordingKeys.prefix(recordingId)}work/`)).toEqual([]);
    expect(await readFile(join(back.dataDir, 'keys/court-signing.pem'), 'utf8')).toBe(await readFile(join(court.dataDir, 'keys/court-signing.pem'), 'utf8'));
    // Its agencies sign on with the keys that they had.
    const masterKey = Buffer.from(await readFile(join(back.dataDir, 'keys/master-key'), 'utf8'), 'base64');
    const db = await openDatabase({ databaseUrl: undefined, dataDir: back.dataDir });
    expect((await getSigningKey(db, masterKey, agencyId)).id).toBe(keyId);
    await db.destroy();
  });

  test('copies nothing again that has not changed', async () => {
    expect(await backUp()).toMatchObject({ code: 0, text: expect.stringContaining('10 objects, 0 of them copied anew') });
  });

  test('holds no key in the clear, and opens to no other passphrase', async () => {
    const sealed = await readFile(join(backups, await newest(backups), 'keys.sealed'), 'latin1');
    expect(sealed).not.toContain(testSecret);
    const wrong = join(folder, 'wrong');
    await writeFile(wrong, 'another');
    expect(await restore(backups, { BACKUP_PASSPHRASE_FILE: wrong })).toMatchObject({ code: 1, text: expect.stringContaining('passphrase does not open') });
  });

  test('is not restored over anything', async () => {
    const dataDir = await emptyDir();
    await writeFile(join(dataDir, 'demo.json'), '{}');
    expect(await restore(backups, { DATA_DIR: dataDir })).toMatchObject({ code: 1, text: expect.stringContaining('is not empty') });
    expect(await readdir(dataDir)).toEqual(['demo.json']);
  });

  test('with one byte flipped names the file and restores nothing', async () => {
    const copy = await copyOfBackups();
    const sha256 = createHash('sha256').update('moving pictures').digest('hex');
    await writeFile(join(copy, 'objects', sha256.slice(0, 2), sha256), 'moving picturez');
    const back = await restore(copy);
    expect(back).toMatchObject({ code: 1, text: expect.stringContaining(`not as it was: ${video}`) });
    expect(await readdir(back.dataDir)).toEqual([]);
  });

  test('whose manifest was changed is refused', async () => {
    const copy = await copyOfBackups();
    const path = join(copy, await newest(copy), 'manifest.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace(video, `${video}2`));
    expect(await restore(copy)).toMatchObject({ code: 1, text: expect.stringContaining('not as it was signed') });
  });

  test('that was cut off is refused, and the one before can be named', async () => {
    const copy = await copyOfBackups();
    const [before = '', last = ''] = (await readdir(copy)).filter((one) => one !== 'objects').toSorted();
    await rm(join(copy, last, 'manifest.json'));
    expect(await restore(copy)).toMatchObject({ code: 1, text: expect.stringContaining('was cut off') });
    expect((await checkBackup(copy, before)).folder).toBe(join(copy, before));
  });

  test('says which object is not as it was kept, and leaves it out', async () => {
    const rotten = join(court.dataDir, 'store', documentKeys.original(hearingId, crypto.randomUUID()));
    const { db } = court.server;
    const key = rotten.slice(join(court.dataDir, 'store').length + 1);
    await new FileStore(join(court.dataDir, 'store')).put(key, 'rotten');
    await db
      .insertInto('stored_object')
      .values({ key, hearing_id: hearingId, bytes: 6, sha256: 'a'.repeat(64) })
      .execute();
    expect(await backUp()).toMatchObject({ code: 1, text: expect.stringContaining(`NOT in it, since no copy is as it was kept: ${key}`) });
  });
});
