import { join } from 'node:path';
import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { type RecordingJob, recordingQueue, type RecordingResult } from '@assize/contracts/jobs/recording';
import { recordingKeys } from '@assize/contracts/recording/products';
import { connectRedis } from '@assize/platform/redis';
import { FileStore } from '@assize/platform/store/FileStore';
import { createNodeRedisClient, Worker } from 'bullmq';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listEvents } from '../hearing/readHearing.ts';
import { CourtSocket } from '../testing/CourtSocket.ts';
import { FakeSfu } from '../testing/FakeSfu.ts';
import { startTestServer, type TestServer, testSecret } from '../testing/startTestServer.ts';
import { recordingIdOf } from './performCommand.ts';

/* One hearing from the first arrival to the sealed recording; each test goes on where the one before ended. */
let court: TestServer;
let sfu: FakeSfu;
let judge: CourtSocket;
let plaintiff: CourtSocket;
let witness: CourtSocket;
let hearingId: string;
let recordingId: string;
const patience = { timeout: 40_000, interval: 100 };

beforeAll(async () => {
  court = await startTestServer();
  sfu = await FakeSfu.create({ redisUrl: court.redisUrl, secret: testSecret, nodeId: 'fake' });
  hearingId = court.demo.hearingId;
  recordingId = recordingIdOf(hearingId);
  [judge, plaintiff, witness] = (await Promise.all(
    ['judge', 'plaintiff', 'witness'].map((role) => CourtSocket.follow(court.demo.links[role] ?? '', hearingId)),
  )) as [CourtSocket, CourtSocket, CourtSocket];
}, 180_000);
afterAll(async () => {
  for (const one of [judge, plaintiff, witness]) one.close();
  await sfu.close();
  await court.close();
}, 60_000);

async function typesInLog(): Promise<string[]> {
  return (await listEvents(court.server.db, hearingId)).map((event) => event.type);
}
function health(state: 'capturing' | 'ready'): void {
  sfu.tell('captureHealth', {
    hearingId,
    recordingId,
    at: new Date().toISOString(),
    state,
    cause: null,
    sealedAgeMs: 100,
    freeBytes: 1e9,
    hoursLeft: 100,
    tracks: [],
  });
}

test('from the door one is told who is here by role, and no names', async () => {
  await Promise.all([judge.arrive(), plaintiff.arrive(), witness.arrive()]);
  const { snapshot } = await witness.until(
    'snapshot',
    (message) => Object.values(message.snapshot.participants).filter((one) => one.status === 'waiting').length === 3,
  );
  const others = Object.values(snapshot.participants).filter((one) => one.role !== 'witness');
  expect(others.map((one) => one.name).join('')).toBe('');
});

test('opening is refused, with the cause, while the recorder is not ready', async () => {
  await judge.command('participant.admitAll', {});
  sfu.isReady = false;
  await vi.waitFor(
    () => expect(judge.command('hearing.open', {})).rejects.toMatchObject({ code: 'recorderNotReady', details: { cause: 'diskLow' } }),
    patience,
  );
  sfu.isReady = true;
  expect(await typesInLog()).not.toContain('hearing.opened');
});

test('opened twice at the same instant, the hearing opens once and its one recording goes on', async () => {
  const outcomes = await Promise.allSettled([judge.command('hearing.open', {}), judge.command('hearing.open', {})]);
  expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  await plaintiff.untilEvent('hearing.opened');
  expect((await typesInLog()).filter((type) => type === 'hearing.opened' || type === 'recording.started')).toEqual(['recording.started', 'hearing.opened']);
  expect(new Set(sfu.requests('startRecording').map((one) => one.recordingId))).toEqual(new Set([recordingId]));
  expect(sfu.requests('stopRecording')).toEqual([]);
});

test('the sfu learns who may send and receive; the witness has nothing', async () => {
  const state = (await court.server.db.selectFrom('hearing').select('state').where('id', '=', hearingId).executeTakeFirstOrThrow()).state;
  const idOf = (role: string): string => Object.values(state.participants).find((one) => one.role === role)?.id ?? '';
  const { grants } = await sfu.until('setGrants', (request) => request.version === state.seq);
  expect(grants[idOf('plaintiff')]).toMatchObject({ send: ['microphone', 'camera'], receive: [idOf('presidingJudge')] });
  expect(grants[idOf('witness')]).toEqual({ send: [], held: [], receive: [] });
});

test('a silent recorder alarms the judge and nobody else, and its return is in the log', async () => {
  const alarm = await judge.until('captureHealth', (one) => one.state === 'failing');
  expect(alarm).toMatchObject({ cause: 'sfuLost' });
  await judge.untilEvent('recording.faulted');
  await vi.waitFor(async () => {
    health('capturing');
    expect(await typesInLog()).toContain('recording.recovered');
  }, patience);
  expect(plaintiff.heard.filter((one) => one.name === 'captureHealth')).toEqual([]);
  expect(plaintiff.types()).not.toContain('recording.faulted');
});

test('a gap reported twice is in the log once', async () => {
  const gap = { hearingId, recordingId, fromAt: '2026-11-24T01:00:00.000Z', toAt: '2026-11-24T01:00:02.000Z', cause: 'tapLost' } as const;
  sfu.tell('recordingGap', gap);
  sfu.tell('recordingGap', gap);
  sfu.tell('recordingGap', { ...gap, fromAt: '2026-11-24T01:00:01.000Z' });
  await vi.waitFor(
    async () =>
      expect((await listEvents(court.server.db, hearingId)).flatMap((event) => (event.type === 'recording.gap' ? [event.payload.fromAt] : []))).toEqual([
        gap.fromAt,
        '2026-11-24T01:00:01.000Z',
      ]),
    patience,
  );
});

test('a node that was killed is set up again, records on, and people are sent to join again', async () => {
  sfu.forget();
  sfu.restart();
  await sfu.until('setGrants', (request) => request.hearingId === hearingId);
  expect((await sfu.until('startRecording')).recordingId).toBe(recordingId);
  await plaintiff.until('mediaMoved');
});

test('recess stops the recorder and takes every grant; resuming records before it is in the log', async () => {
  sfu.forget();
  await judge.command('hearing.recess', { reason: 'lunch' });
  expect(await sfu.until('stopRecording')).toMatchObject({ recordingId, cause: 'recess' });
  await sfu.until('setGrants', ({ grants }) => Object.values(grants).every((grant) => grant.send.length + grant.receive.length === 0));
  sfu.forget();
  await judge.command('hearing.resume', {});
  expect(sfu.requests('startRecording').length).toBeGreaterThan(0);
});

test('a lost Redis ends neither the server nor the hearing', async () => {
  await court.crashRedis();
  await vi.waitFor(
    async () =>
      expect(await judge.ask<{ seq: number }>('command', { key: 'after-the-crash', type: 'participant.muteAll', payload: {} })).toMatchObject({
        seq: expect.any(Number) as number,
      }),
    patience,
  );
  await plaintiff.untilEvent('participant.muted');
  await vi.waitFor(async () => {
    const { parts } = (await (await fetch(`${court.baseUrl}/healthz`)).json()) as { parts: Record<string, string> };
    expect(parts).toMatchObject({ redis: 'up', database: 'up', sfu: 'up', recordingQueue: 'up', recordingWorker: 'down' });
  }, patience);
});

test('with its link, a session, its socket and its access end', async () => {
  const admin = (await (
    await fetch(`${court.baseUrl}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: new URL(court.demo.links['admin'] ?? '').hash.slice(1) }),
    })
  ).json()) as { accessToken: string };
  const asAdmin = { headers: { authorization: `Bearer ${admin.accessToken}` } };
  const { participants } = (await (await fetch(`${court.baseUrl}/api/hearings/${hearingId}/participants`, asAdmin)).json()) as {
    participants: { role: string; links: { linkId: string }[] }[];
  };
  const linkId = participants.find((one) => one.role === 'witness')?.links[0]?.linkId ?? '';
  expect((await fetch(`${court.baseUrl}/api/links/${linkId}`, { method: 'DELETE', ...asAdmin })).status).toBe(200);
  expect(await witness.until('ended')).toEqual({ cause: 'revoked' });
  const answer = await fetch(`${court.baseUrl}/api/cases`, { headers: { authorization: `Bearer ${witness.accessToken}` } });
  expect(await answer.json()).toEqual({ error: { code: 'sessionExpired' } });
});

test('whoever is removed is told so', async () => {
  const { state } = await court.server.db.selectFrom('hearing').select('state').where('id', '=', hearingId).executeTakeFirstOrThrow();
  const id = Object.values(state.participants).find((one) => one.role === 'plaintiff')?.id ?? '';
  await judge.command('participant.remove', { participantId: id, reason: 'disorder' });
  expect(await plaintiff.until('ended')).toEqual({ cause: 'removed' });
});

test('closed, the recording goes through production to its seal, though Redis is wiped on the way', async () => {
  const store = new FileStore(join(court.dataDir, 'store'));
  await judge.command('hearing.close', {});
  const detail = async (): Promise<RecordingDetail> =>
    (await (
      await fetch(`${court.baseUrl}/api/recordings/${recordingId}`, { headers: { authorization: `Bearer ${judge.accessToken}` } })
    ).json()) as RecordingDetail;
  // Its node has not handed the journal over: the case file says so, and goes on by itself once it is there.
  await vi.waitFor(async () => expect(await detail()).toMatchObject({ status: 'failed', failure: { cause: 'journalMissing' } }), patience);
  const retry = (): Promise<Response> =>
    fetch(`${court.baseUrl}/api/recordings/${recordingId}/retry`, { method: 'POST', headers: { authorization: `Bearer ${judge.accessToken}` } });
  expect((await retry()).status).toBe(503); // asked by hand, it says that it cannot be yet
  await store.put(recordingKeys.journal(recordingId, 0), 'journal');
  await vi.waitFor(async () => expect(await detail()).toMatchObject({ status: 'captured', failure: null }), patience);
  await court.crashRedis(); // the job ordered by now is gone
  const connection = await connectRedis(court.redisUrl, 'fake-worker');
  const done: string[] = [];
  const worker = new Worker<RecordingJob, RecordingResult>(
    recordingQueue,
    ({ data }) => {
      done.push(data.step);
      return Promise.resolve(resultOf(data));
    },
    { connection: createNodeRedisClient(connection as never), prefix: 'assize' },
  );
  worker.on('error', () => undefined);
  await vi.waitFor(async () => expect(await detail()).toMatchObject({ status: 'sealed', durationMs: 5000, video: 'court.mp4' }), patience);
  expect(done).toEqual(['assemble', 'compose', 'seal']);
  await worker.close();
  connection.destroy();
}, 120_000);

const fileOf = (name: string) => ({ name, bytes: 1, sha256: 'b'.repeat(64), mimeType: 'video/mp4' });
function resultOf({ step, recordingId: id, fence, hearingId: of }: RecordingJob): RecordingResult {
  if (step === 'assemble') return { step, recordingId: id, fence, durationMs: 5000, tracks: [] };
  if (step === 'compose') return { step, recordingId: id, fence, name: 'court.mp4', bytes: 1, sha256: 'b'.repeat(64) };
  const manifest = {
    format: 'assize.recording.1',
    recordingId: id,
    hearingId: of,
    startsAt: '2026-11-24T01:00:00.000Z',
    durationMs: 5000,
    sources: [],
    tracks: [],
    video: fileOf('court.mp4'),
    hls: [],
    thumbnails: [],
    chapters: [],
    gaps: [],
  } as const;
  return { step, recordingId: id, fence, manifest: structuredClone(manifest) as never };
}
