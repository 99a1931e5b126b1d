import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { systemActor } from '@assize/contracts/hearing/events';
import { openingEvents } from '@assize/contracts/hearing/sitting/rules';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { recordingKeys } from '@assize/contracts/recording/products';
import { createLogger } from '@assize/platform/log';
import { FileStore } from '@assize/platform/store/FileStore';
import { buildJournal } from '@assize/platform/testing/buildJournal';
import { TimeStampAuthority } from '@assize/platform/testing/TimeStampAuthority';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CustodyLog } from '../custody/CustodyLog.ts';
import { getCustody, listCustody } from '../custody/listCustody.ts';
import { keepCourtKey } from '../hearing/courtKeys.ts';
import { HearingLog } from '../hearing/HearingLog.ts';
import type { CourtKey } from '../hearing/sealLog.ts';
import { type Db, json } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { makeHearing } from '../testing/makeHearing.ts';
import { HttpTimeStamps } from './HttpTimeStamps.ts';
import { IntegrityKeeper } from './IntegrityKeeper.ts';
import { readProof } from './readProof.ts';

const pair = generateKeyPairSync('ed25519');
const key: CourtKey = {
  id: createHash('sha256')
    .update(pair.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16),
  privateKey: pair.privateKey,
  publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};
let root: string;
let authority: TimeStampAuthority;
let http: Server;
/** What the authority answers with; undefined: it is out of order. */
let stampFor: ((digest: string) => Promise<Buffer>) | undefined;
const asked: Buffer[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'assize-integrity-'));
  authority = await TimeStampAuthority.create(join(root, 'authority'));
  http = createServer((request, response) => {
    void buffer(request).then(async (query) => {
      asked.push(query);
      if (!stampFor) return void response.writeHead(503).end();
      const reply = await stampFor(query.subarray(24, 56).toString('hex'));
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(reply);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
}, 60_000);
afterAll(async () => {
  http.close();
  await rm(root, { recursive: true, force: true });
});

describe.each(databases)('the integrity of recordings on %s', (_, make) => {
  let database: TestDatabase;
  let db: Db;
  let store: FileStore;
  let keeper: IntegrityKeeper;
  let custody: CustodyLog;
  const open: IntegrityKeeper[] = [];
  const openKeeper = (isStamping = false): IntegrityKeeper => {
    const url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}/`;
    const stamps = isStamping ? new HttpTimeStamps(url) : undefined;
    const made = new IntegrityKeeper({ db, store, custody, key, stamps, authoritiesPath: authority.rootPath, logger: createLogger('test') });
    open.push(made);
    return made;
  };
  beforeAll(async () => {
    database = await make();
    db = database.db;
    store = new FileStore(await mkdtemp(join(root, 'store-')));
    custody = new CustodyLog(db);
    await keepCourtKey(db, key);
    keeper = openKeeper();
  }, 120_000);
  afterAll(async () => {
    for (const one of open) await one.close();
    await database.close();
  }, 60_000);

  /** One look may be under way since before: what was there when this was called is seen by the second. */
  const look = async (one: IntegrityKeeper): Promise<void> => {
    await one.look();
    await one.look();
  };
  /** A closed hearing of two journal files, of which the recorder told as it does; production has begun with them. */
  const record = async (
    change: {
      store?: (keys: string[]) => Promise<void>;
      told?: Partial<{ blocks: number; hash: string }>;
      row?: { step: null; status: 'failed'; failure: string };
    } = {},
  ) => {
    const log = new HearingLog(db, key);
    const { hearingId } = await makeHearing(db, log);
    const recordingId = crypto.randomUUID();
    const startedAt = new Date().toISOString();
    await log.append({ hearingId, actor: systemActor, decide: () => [...openingEvents(recordingId, startedAt), { type: 'hearing.closed', payload: {} }] });
    const first = buildJournal(3, { recordingId, hearingId });
    const second = buildJournal(2, { recordingId, hearingId, fileNo: 1, previousHash: first.hashes.at(-1) ?? '' });
    const keys = [0, 1].map((fileNo) => recordingKeys.journal(recordingId, fileNo));
    for (const [index, one] of [first, second].entries()) {
      await store.put(keys[index] ?? '', one.bytes);
      const told = { blocks: one.hashes.length - 1, hash: one.hashes.at(-1) ?? '', ...(index === 1 ? change.told : {}) };
      await db
        .insertInto('journal_file')
        .values({ recording_id: recordingId, file_no: index, key: keys[index] ?? '', bytes: one.bytes.length, head_hash: told.hash, blocks: told.blocks })
        .execute();
    }
    await change.store?.(keys);
    const journals = await store.list(`${recordingKeys.prefix(recordingId)}journal/`);
    await store.put(recordingKeys.order(recordingId), JSON.stringify({ journals }));
    const row = { status: 'captured' as const, fence: 1, step: 'assemble', progress: null, failure: null, failures: 0, duration_ms: null, tracks: '[]' };
    await db
      .insertInto('recording')
      .values({ id: recordingId, hearing_id: hearingId, ...row, started_at: startedAt, video: null, manifest: null, manifest_sha256: null, ...change.row })
      .execute();
    return { hearingId, recordingId, ends: [first, second].map((one) => one.hashes.at(-1)) };
  };

  test('are stated once the journal is in the store, over its own bytes and the head of the log, in a form that OpenSSL verifies', async () => {
    const { hearingId, ends } = await record();
    await look(keeper);
    const proof = await readProof(db, hearingId);
    const { head_seq: headSeq, head_hash: headHash } = await db.selectFrom('hearing').selectAll().where('id', '=', hearingId).executeTakeFirstOrThrow();
    expect(proof?.statement).toMatchObject({ log: { headSeq, headHash }, differences: [], journals: ends.map((hash, fileNo) => ({ fileNo, hash })) });
    const folder = await mkdtemp(join(root, 'openssl-'));
    await writeFile(join(folder, 'statement'), canonicalForm(proof?.statement));
    await writeFile(join(folder, 'signature'), Buffer.from(proof?.signature ?? '', 'base64'));
    await writeFile(join(folder, 'key.pem'), proof?.keys[0]?.publicKey ?? '');
    const verify = ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', 'key.pem', '-in', 'statement', '-sigfile', 'signature'];
    expect(execFileSync('openssl', verify, { cwd: folder }).toString()).toContain('Signature Verified Successfully');
    const code = execFileSync('sha256sum', ['statement'], { cwd: folder }).toString().slice(0, 64);
    expect((await getCustody(db, hearingId)).integrity.issued?.code).toBe(code);
  });

  test('are stated once, by however many servers and however often they look', async () => {
    const { hearingId } = await record();
    const other = openKeeper();
    await Promise.all([look(keeper), look(other)]);
    await look(keeper);
    expect((await listCustody(db, hearingId)).map((line) => line.type)).toEqual(['custody.begun', 'integrity.issued']);
  });

  test.each([
    ['a file that is not there', { store: (keys: string[]) => store.remove(keys[1] ?? '') }, [{ fileNo: 1, fault: 'missing' }]],
    ['a file that lost its end', { told: { blocks: 5 } }, [{ fileNo: 1, fault: 'shorter' }]],
    ['a file that ends otherwise', { told: { hash: 'e'.repeat(64) } }, [{ fileNo: 1, fault: 'otherHead' }]],
    [
      'what is no journal any more',
      { store: (keys: string[]) => store.put(keys[1] ?? '', 'nothing').then(() => undefined) },
      [{ fileNo: 1, fault: 'unreadable' }],
    ],
  ])('name %s, as against what the recorder told', async (__, change, differences) => {
    const { hearingId } = await record(change);
    await look(keeper);
    expect((await readProof(db, hearingId))?.statement.differences).toEqual(differences);
  });

  test('wait for a journal that has not come, and state in the end that there is none', async () => {
    const failure = json({ step: 'assemble', cause: 'journalMissing', retryAt: null });
    const { hearingId } = await record({
      store: async (keys) => {
        await Promise.all(keys.map((one) => store.remove(one)));
        await db.deleteFrom('journal_file').execute();
      },
      row: { step: null, status: 'failed', failure },
    });
    await look(keeper);
    expect(await readProof(db, hearingId)).toBeUndefined();
    const now = (): Date => new Date(Date.now() + 25 * 3600 * 1000);
    const later = new IntegrityKeeper({ db, store, custody, key, stamps: undefined, authoritiesPath: undefined, logger: createLogger('test'), now });
    open.push(later);
    await look(later);
    expect((await readProof(db, hearingId))?.statement).toMatchObject({ journals: [], differences: [] });
  });

  test('bind the manifest when production is done, and another one after another production', async () => {
    const { hearingId, recordingId } = await record();
    for (const manifestSha256 of ['c'.repeat(64), 'd'.repeat(64)]) {
      await db
        .updateTable('recording')
        .set({ step: null, status: 'sealed', manifest: '{}', manifest_sha256: manifestSha256 })
        .where('id', '=', recordingId)
        .execute();
      await look(keeper);
      const proof = await readProof(db, hearingId);
      expect(proof?.products?.statement).toMatchObject({ manifestSha256, code: (await getCustody(db, hearingId)).integrity.issued?.code });
    }
    expect((await listCustody(db, hearingId)).filter((line) => line.type === 'integrity.productsBound')).toHaveLength(2);
  });

  test('are stamped by an authority, whose stamp OpenSSL verifies; one that is away or gives a false stamp holds up nothing', async () => {
    const { hearingId } = await record();
    const [away, lying, good] = [openKeeper(true), openKeeper(true), openKeeper(true)];
    stampFor = undefined;
    await look(away);
    const issued = (await getCustody(db, hearingId)).integrity;
    expect(issued).toMatchObject({ stamps: [], issued: { statement: { hearingId } } });
    stampFor = () => authority.stamp('e'.repeat(64), { form: 'response' });
    await look(lying);
    expect((await getCustody(db, hearingId)).integrity.stamps).toEqual([]);
    stampFor = (digest) => authority.stamp(digest, { form: 'response' });
    await look(good);
    const proof = await readProof(db, hearingId);
    expect(proof?.timeStamps).toMatchObject([{ authority: 'Demo time stamps' }]);
    const folder = await mkdtemp(join(root, 'stamp-'));
    await writeFile(join(folder, 'stamp.tsr'), Buffer.from(proof?.timeStamps[0]?.token ?? '', 'base64'));
    const verify = ['ts', '-verify', '-digest', issued.issued?.code ?? '', '-in', 'stamp.tsr', '-token_in', '-CAfile', authority.rootPath];
    expect(execFileSync('openssl', verify, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString()).toContain('OK');
    // What was asked is a query as OpenSSL itself writes and reads it.
    await writeFile(join(folder, 'query'), asked.at(-1) ?? '');
    expect(execFileSync('openssl', ['ts', '-query', '-in', 'query', '-text'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString()).toMatch(
      /Hash Algorithm: sha256[\s\S]*Certificate required: yes/,
    );
  }, 60_000);
});
