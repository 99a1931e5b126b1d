import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventPayload, EventType } from '@assize/contracts/hearing/events';
import { rehearsalKeys } from '@assize/contracts/recording/rehearsal';
import { FileStore } from '@assize/platform/store/FileStore';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TestSender } from '../../sfu/src/testing/TestMedia.ts';
import { TestPeer } from '../../sfu/src/testing/TestPeer.ts';
import { type Court, startCourt } from '../start/startCourt.ts';
import { CourtClient } from '../testing/CourtClient.ts';

const folder = mkdtempSync(join(tmpdir(), 'assize-rehearsal-'));
const store = new FileStore(join(folder, 'data', 'store'));
const patiently = { timeout: 90_000, interval: 300 };
let court: Court;
let judge: CourtClient;
let clerk: CourtClient;
let plaintiff: CourtClient;
let sender: TestSender | undefined;

beforeAll(async () => {
  court = await startCourt({ dataDir: join(folder, 'data'), env: { REDIS_URL: '', DATABASE_URL: '', S3_BUCKET: '' } });
  const { links } = court.demo;
  [judge, clerk, plaintiff] = (await Promise.all([links.judge, links.clerk, links.plaintiff].map((link) => CourtClient.signIn(link)))) as [
    CourtClient,
    CourtClient,
    CourtClient,
  ];
  for (const one of [judge, clerk, plaintiff]) {
    await one.enter();
    await one.arrive();
  }
  await judge.command('participant.admitAll', {});
  await speak();
}, 180_000);
afterAll(async () => {
  sender?.close();
  for (const one of [judge, clerk, plaintiff]) one.close();
  await court.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** The plaintiff sends a tone, and pictures that no decoder reads. */
async function speak(): Promise<void> {
  sender?.close();
  await vi.waitFor(async () => {
    const { url, grant } = await plaintiff.media();
    sender = await TestSender.create(await TestPeer.connect(url, { grant }), 5000);
  }, patiently);
  sender?.start();
}

/** What the log says of a rehearsal in this way, once it does. */
function told<T extends EventType>(type: T, rehearsalId: string): Promise<EventPayload<T>> {
  return vi.waitFor(async () => {
    const { events } = await clerk.api('GET /api/hearings/:hearingId/log', { hearingId: clerk.hearingId });
    const found = events.find(
      (event) => event.type === type && 'payload' in event && 'rehearsalId' in event.payload && event.payload.rehearsalId === rehearsalId,
    );
    if (!found) throw new Error(`the log has no ${type}`);
    return (found as unknown as { payload: EventPayload<T> }).payload;
  }, patiently);
}
const ask = (who: CourtClient, rehearsalId: string) =>
  who.api('GET /api/hearings/:hearingId/rehearsals/:rehearsalId', { hearingId: clerk.hearingId, rehearsalId });

test(
  'a media server killed in the middle ends it with its cause, a killed recording-worker does not, and it can be made again',
  { timeout: 300_000 },
  async () => {
    const first = randomUUID();
    await clerk.command('rehearsal.make', { rehearsalId: first });
    await vi.waitFor(() => expect(existsSync(join(folder, 'data', 'journal', 'rehearsals', first))).toBe(true), patiently);
    process.kill(court.pids().sfu, 'SIGKILL');
    expect(await told('rehearsal.failed', first)).toMatchObject({ cause: 'sfuLost' });
    await speak();
    const second = randomUUID();
    await vi.waitFor(() => clerk.command('rehearsal.make', { rehearsalId: second }), patiently);
    await vi.waitFor(async () => expect(await store.list(rehearsalKeys.prefix(second))).not.toEqual([]), patiently);
    process.kill(court.pids().recordingWorker, 'SIGKILL');
    expect((await told('rehearsal.made', second)).tracks[0]?.verdict).toBe('heard');
  },
);

test('a rehearsal is made, told to all, played to who made it, and leaves nothing in the recording', { timeout: 240_000 }, async () => {
  const rehearsalId = randomUUID();
  await expect(plaintiff.command('rehearsal.make', { rehearsalId })).rejects.toMatchObject({ code: 'notAllowed' });
  await clerk.command('rehearsal.make', { rehearsalId });
  await expect(judge.command('rehearsal.make', { rehearsalId: randomUUID() })).rejects.toMatchObject({ code: 'rehearsalRuns' });
  // The plaintiff, whose voice it is, knows of it.
  expect((await plaintiff.enter()).snapshot.rehearsal).toMatchObject({ id: rehearsalId, status: 'running' });

  const { tracks } = await told('rehearsal.made', rehearsalId);
  expect(tracks.map(({ participantId, source, verdict }) => [participantId, source, verdict])).toEqual([
    [plaintiff.participantId, 'microphone', 'heard'],
    [plaintiff.participantId, 'camera', 'noPicture'],
  ]);
  for (const other of [plaintiff, judge]) await expect(ask(other, rehearsalId)).rejects.toMatchObject({ code: 'notFound' });
  const { base, tracks: files } = await ask(clerk, rehearsalId);
  expect(files[0]?.levelDb).toBeGreaterThan(-40);
  const file = await fetch(`${court.baseUrl}${base}0`);
  expect([file.status, file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([200, 'audio/webm', 'private, no-store']);
  const path = join(folder, 'played.webm');
  writeFileSync(path, Buffer.from(await file.arrayBuffer()));
  const probe = ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', path];
  expect(execFileSync('ffprobe', probe, { encoding: 'utf8' }).trim()).toBe('opus');

  await judge.command('hearing.open', {});
  await expect(clerk.command('rehearsal.make', { rehearsalId: randomUUID() })).rejects.toMatchObject({ code: 'wrongHearingState' });
  await vi.waitFor(() => expect(ask(clerk, rehearsalId)).rejects.toMatchObject({ code: 'notFound' }), patiently);
  expect(await store.list(rehearsalKeys.prefix(rehearsalId))).toEqual([]);
  expect((await fetch(`${court.baseUrl}${base}0`)).status).toBe(404);
  const { events } = await clerk.api('GET /api/hearings/:hearingId/log', { hearingId: clerk.hearingId });
  // The recording began with the opening and not with the trial.
  const types = events.map((event) => event.type);
  expect(types.indexOf('recording.started')).toBeGreaterThan(types.indexOf('rehearsal.made'));
});
