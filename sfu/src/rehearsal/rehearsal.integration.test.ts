import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rehearsalKeys } from '@assize/contracts/recording/rehearsal';
import { readJournal } from '@assize/platform/journal/read';
import { FileStore } from '@assize/platform/store/FileStore';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestNode } from '../testing/startTestNode.ts';
import type { TestHearing } from '../testing/TestHearing.ts';
import { TestSender } from '../testing/TestMedia.ts';
import type { TestServer } from '../testing/TestServer.ts';
import { useTestNode } from '../testing/useTestNode.ts';

const dataKey = randomBytes(32);
const keys = { dataKey: dataKey.toString('base64'), wrappedKey: 'AAAA' };
let node: TestNode;
let hearing: TestHearing;
let server: TestServer;
let sender: TestSender;
useTestNode({ grants: { judge: { send: ['microphone', 'camera'], held: ['microphone'] }, clerk: { send: ['microphone', 'camera'] } } }, (ofFile, ofTest) => {
  [node, hearing] = [ofFile, ofTest];
});
beforeEach(async () => {
  server = await node.connectServer();
  await server.request('placeHearing', { hearingId: hearing.hearingId });
  sender = await TestSender.create(await hearing.join('clerk'), 4000);
  sender.start();
});
afterEach(() => {
  sender.close();
  server.close();
});
const journalDir = (): string => join(node.dataDir, 'journal');
const rehearse = (rehearsalId: string = randomUUID()) => server.request('rehearse', { hearingId: hearing.hearingId, rehearsalId, ...keys });

test('ten seconds of who is in the courtroom are in the store, said to be no recording, and nothing of them anywhere else', async () => {
  const store = new FileStore(join(node.dataDir, 'store'));
  const before = await store.list('recordings/');
  const rehearsalId = randomUUID();
  const { journals, tracks, fromAt, toAt } = await rehearse(rehearsalId);
  expect(tracks).toEqual(['microphone', 'camera'].map((source) => ({ participantId: hearing.id('clerk'), source, isPaused: false })));
  expect(journals).toEqual([rehearsalKeys.journal(rehearsalId, 0)]);
  expect(Date.parse(toAt) - Date.parse(fromAt)).toBeGreaterThanOrEqual(10_000);
  let packets = 0;
  for await (const item of readJournal(await store.open(journals[0] ?? ''), () => dataKey)) {
    if (item.type === 'header') expect(item.header).toMatchObject({ recordingId: rehearsalId, isRehearsal: true });
    if (item.type === 'record' && item.record.kind === 'rtp') packets += 1;
  }
  expect(packets).toBeGreaterThan(100);
  expect(await store.list('recordings/')).toEqual(before);
  expect(readdirSync(join(journalDir(), 'rehearsals'))).toEqual([]);
  // Of a trial no server is told as of a recording.
  const told = ['journalHead', 'journalFile', 'recordingGap'] as const;
  expect(told.flatMap((type) => server.told(type))).toEqual([]);
});

test('a second one is refused while one runs, and a recording that begins ends it and holds nothing of it', async () => {
  const first = rehearse();
  const refused = expect(first).rejects.toThrow('conflict');
  await expect.poll(() => existsSync(join(journalDir(), 'rehearsals')) && readdirSync(join(journalDir(), 'rehearsals')).length).toBe(1);
  await expect(rehearse()).rejects.toThrow('rehearsalRuns');
  const recordingId = randomUUID();
  const { startedAt } = await server.request('startRecording', { hearingId: hearing.hearingId, recordingId, ...keys });
  await refused;
  await expect(rehearse()).rejects.toThrow('conflict');
  await server.until('captureHealth', ({ recordingId: of, tracks }) => of === recordingId && tracks.length === 2 && tracks.every((one) => one.packets > 20));
  const { files } = await server.request('stopRecording', { hearingId: hearing.hearingId, recordingId, cause: 'closed' });
  expect(files.map((one) => one.fileNo)).toEqual([0]);
  const store = new FileStore(join(node.dataDir, 'store'));
  const arrivals: number[] = [];
  for await (const item of readJournal(await store.open(files[0]?.key ?? ''), () => dataKey)) {
    if (item.type === 'header') expect(item.header.isRehearsal).toBeUndefined();
    if (item.type === 'record' && item.record.kind === 'rtp') arrivals.push(item.record.atMs);
  }
  expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(Date.parse(startedAt));
});

test('a media worker that is killed in the middle ends it with its cause, and another can be made', async () => {
  const first = rehearse();
  const refused = expect(first).rejects.toThrow('recorderNotReady');
  await expect.poll(() => existsSync(join(journalDir(), 'rehearsals')) && readdirSync(join(journalDir(), 'rehearsals')).length).toBe(1);
  process.kill((await hearing.room()).place.worker.pid, 'SIGKILL');
  await refused;
  await server.until('roomReset');
  sender.close();
  sender = await TestSender.create(await hearing.join('clerk'), 4100);
  sender.start();
  expect((await rehearse()).tracks).toHaveLength(2);
});
