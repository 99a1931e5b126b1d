import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { decideCustody } from '@assize/contracts/custody/decide';
import type { CustodyCommand } from '@assize/contracts/custody/commands';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { systemActor } from '@assize/contracts/hearing/events';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { exportKeys } from '@assize/contracts/recording/package';
import { recordingKeys } from '@assize/contracts/recording/products';
import { createLogger } from '@assize/platform/log';
import { FileStore } from '@assize/platform/store/FileStore';
import { KeptStore } from '@assize/platform/store/KeptStore';
import { buildJournal } from '@assize/platform/testing/buildJournal';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CustodyLog } from '../custody/CustodyLog.ts';
import { getCustody, listCustody } from '../custody/listCustody.ts';
import { HearingLog } from '../hearing/HearingLog.ts';
import { listUnwell } from '../commandCentre/listUnwell.ts';
import { getHearing } from '../hearing/readHearing.ts';
import { json } from '../platform/db.ts';
import { databases, type TestDatabase } from '../testing/databases.ts';
import { courtKey, makeHearing } from '../testing/makeHearing.ts';
import { destroyApproved } from './Destruction.ts';
import { enterFinding } from './enterFinding.ts';
import { certify, presentHealth } from './presentKeeping.ts';
import { Scrubber } from './Scrubber.ts';

const logger = createLogger('test');
const day = 24 * 60 * 60_000;

describe.each(databases)('the keeping of evidence, on %s', (_, make) => {
  let database: TestDatabase;
  let folder: string;
  let first: FileStore;
  let second: FileStore;
  let store: KeptStore;
  let custody: CustodyLog;
  let scrubber: Scrubber;
  let now: Date;
  let hearingId: string;
  let recordingId: string;
  let people: { judge: string; plaintiff: string };
  let journal: string;
  let document: string;

  beforeAll(async () => {
    database = await make();
  });
  afterAll(() => database.close());
  afterEach(() => rm(folder, { recursive: true }));

  beforeEach(async () => {
    const { db } = database;
    folder = await mkdtemp(join(tmpdir(), 'assize-keeping-'));
    first = new FileStore(join(folder, 'first'));
    second = new FileStore(join(folder, 'second'));
    store = new KeptStore({ first, second: { store: second, owingFolder: join(folder, 'owing') } });
    custody = new CustodyLog(db);
    now = new Date('2026-11-25T00:00:00.000Z');
    scrubber = new Scrubber({ db, store, logger, everyDays: 7, bytesPerSecond: 1e9, report: (finding) => enterFinding(custody, finding), now: () => now });
    for (const table of ['export', 'stored_object', 'document', 'journal_file', 'recording'] as const) await db.deleteFrom(table).execute();
    const log = new HearingLog(db, courtKey);
    ({ hearingId, ...people } = await makeHearing(db, log));
    await log.append({ hearingId, actor: systemActor, decide: () => [{ type: 'hearing.cancelled', payload: { reason: 'over' } }] });
    recordingId = crypto.randomUUID();
    const { bytes, ends } = buildJournal(2);
    journal = recordingKeys.journal(recordingId, 0);
    await store.put(journal, bytes);
    await second.put(journal, bytes);
    const headHash = bytes.subarray((ends.at(-1) ?? 0) - 32, ends.at(-1)).toString('hex');
    await db
      .insertInto('journal_file')
      .values({ recording_id: recordingId, file_no: 0, key: journal, bytes: bytes.length, head_hash: headHash, blocks: 2 })
      .execute();
    const started = { id: recordingId, hearing_id: hearingId, fence: 1, step: null, failures: 0, started_at: now, duration_ms: null, tracks: json([]) };
    await db
      .insertInto('recording')
      .values({ ...started, status: 'captured', progress: null, failure: null, video: null, manifest: null, manifest_sha256: null })
      .execute();
    const documentId = crypto.randomUUID();
    document = documentKeys.original(hearingId, documentId);
    const stored = await store.put(document, 'a contract');
    await db
      .insertInto('document')
      .values({ id: documentId, hearing_id: hearingId, participant_id: people.plaintiff, mime: 'text/plain', name: 'contract', ...stored })
      .execute();
    await store.close();
  });

  const read = async (copy: FileStore, key: string): Promise<string> => text(await copy.open(key));
  const damage = (copy: 'first' | 'second', key: string): Promise<void> => writeFile(join(folder, copy, key), 'rotten');
  const kinds = async (): Promise<string[]> => (await listCustody(database.db, hearingId)).map((one) => one.type);
  const seal = async (): Promise<void> => {
    const video = await first.put(recordingKeys.product(recordingId, 'hearing.mp4'), 'video');
    const source = await first.open(journal);
    const hash = createHash('sha256');
    for await (const chunk of source) hash.update(chunk as Buffer);
    const manifest = {
      format: 'assize.recording.1' as const,
      recordingId,
      hearingId,
      startsAt: '2026-11-24T01:00:00.000Z',
      durationMs: 5000,
      sources: [
        { name: 'journal/000000.aszj', bytes: (await first.stat(journal))?.bytes ?? 0, sha256: hash.digest('hex'), mimeType: 'application/octet-stream' },
      ],
      tracks: [],
      video: { name: 'hearing.mp4', mimeType: 'video/mp4', ...video },
      hls: [],
      thumbnails: [],
      chapters: [],
      gaps: [],
    };
    const { sha256 } = await first.put(recordingKeys.manifest(recordingId), canonicalForm(manifest));
    await database.db
      .updateTable('recording')
      .set({ status: 'sealed', manifest: json(manifest), manifest_sha256: sha256 })
      .where('id', '=', recordingId)
      .execute();
  };

  test('every object is entered, read in both copies, and brought to the second where it lacks', async () => {
    await second.remove(document);
    await seal();
    await scrubber.scrubDue();
    expect(await presentHealth(database.db, hearingId)).toMatchObject({ objects: 4, unwell: [], hasSecondCopy: true, checkedAt: now.toISOString() });
    expect(await read(second, document)).toBe('a contract');
    expect(await read(second, recordingKeys.product(recordingId, 'hearing.mp4'))).toBe('video');
    expect(await kinds()).toEqual(['custody.begun', 'keeping.entered']);
    expect(await scrubber.scrubDue()).toBe(0);
  });

  test('rot of either copy is found, healed from the other and entered in the custody log', async () => {
    await scrubber.scrubDue();
    await damage('first', document);
    await damage('second', journal);
    now = new Date(now.getTime() + 8 * day);
    expect(await scrubber.scrubDue()).toBe(2);
    expect(await read(first, document)).toBe('a contract');
    expect(await read(second, journal)).toBe(await read(first, journal));
    expect((await kinds()).toSorted()).toEqual(['custody.begun', 'keeping.healed', 'keeping.healed', 'keeping.rotFound', 'keeping.rotFound']);
    expect((await presentHealth(database.db, hearingId)).unwell).toEqual([]);
  });

  test('with both copies rotten nothing is touched, and the loss is told once', async () => {
    await scrubber.scrubDue();
    await damage('first', document);
    await damage('second', document);
    for (let week = 0; week < 2; week++) {
      now = new Date(now.getTime() + 8 * day);
      await scrubber.scrubDue();
    }
    expect(await read(first, document)).toBe('rotten');
    expect((await presentHealth(database.db, hearingId)).unwell).toEqual([{ key: document, first: 'broken', second: 'broken' }]);
    expect((await kinds()).filter((one) => one === 'keeping.lost')).toHaveLength(1);
    const accountOf = async (id: string): Promise<string> =>
      (await database.db.selectFrom('participant').select('account_id').where('id', '=', id).executeTakeFirstOrThrow()).account_id;
    const told = await listUnwell(database.db, await accountOf(people.judge));
    expect(told).toEqual([expect.objectContaining({ hearingId, title: 'Hearing', objects: 1, lost: 1 })]);
    expect(await listUnwell(database.db, await accountOf(people.plaintiff))).toEqual([]);
  });

  test('a journal that never fitted the head its node told is no source to heal from', async () => {
    await damage('first', journal);
    await scrubber.scrubDue();
    expect(await read(first, journal)).toBe(await read(second, journal));
  });

  test('destruction by two people removes both copies and the key, and is certified', async () => {
    await seal();
    await scrubber.scrubDue();
    const { db } = database;
    const at = '2090-01-01T00:00:00.000Z';
    const exportId = crypto.randomUUID();
    await db
      .insertInto('export')
      .values({ id: exportId, hearing_id: hearingId, recording_id: recordingId, status: 'made', progress: null, failure: null, sha256: null })
      .execute();
    await first.put(exportKeys.package(exportId), 'a copy that was handed out');
    const act = async (participantId: string, command: CustodyCommand): Promise<unknown> => {
      const { state } = await getHearing(db, hearingId);
      const person = { ...(state.participants[participantId] as NonNullable<(typeof state.participants)[string]>), role: 'presidingJudge' as const };
      const { account_id: accountId } = await db.selectFrom('participant').select('account_id').where('id', '=', participantId).executeTakeFirstOrThrow();
      const doer = { accountId, participant: person, isAdmin: false };
      return custody.append({
        hearingId,
        actor: { accountId, participantId, role: 'presidingJudge' },
        decide: (now_, hearing) => decideCustody(now_, command, { hearing: { ...hearing, closedAt: '2026-11-24T03:00:00.000Z' }, doer, now: at }),
      });
    };
    await act(people.judge, { type: 'destruction.propose', payload: { reason: 'The time is over.' } });
    await destroyApproved({ db, store, custody, logger });
    expect(await first.stat(document)).toBeDefined();
    await act(people.plaintiff, { type: 'destruction.review', payload: { isApproved: true, reason: 'Yes.' } });
    await destroyApproved({ db, store, custody, logger });
    for (const copy of [first, second]) {
      expect(await copy.list(`evidence/${hearingId}/`)).toEqual([]);
      expect(await copy.list(recordingKeys.prefix(recordingId))).toEqual([]);
      expect(await copy.list(exportKeys.prefix(exportId))).toEqual([]);
    }
    expect((await getHearing(db, hearingId)).wrapped_key).toBe('');
    expect((await getCustody(db, hearingId)).keeping.destroyed).toMatchObject({ isKeyDestroyed: true });
    expect((await kinds()).at(-1)).toBe('destruction.done');
    const { certificate } = await certify(db, hearingId, courtKey);
    expect(certificate).toMatchObject({ proposed: { name: 'Demo judge' }, reviewed: { name: 'Demo plaintiff' }, retention: 'longTerm' });
    expect(certificate.objects.map((one) => one.key)).toContain(document);
    await destroyApproved({ db, store, custody, logger });
    expect((await kinds()).filter((one) => one === 'destruction.done')).toHaveLength(1);
  });

  test('without two people nothing is destroyed, whatever is asked of the store', async () => {
    await scrubber.scrubDue();
    await destroyApproved({ db: database.db, store, custody, logger });
    await expect(store.remove(journal)).rejects.toMatchObject({ code: 'writeOnce' });
    expect(await first.stat(journal)).toBeDefined();
  });
});
