import { randomBytes, randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ControlResult } from '@assize/contracts/control/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRecording, type ReadRecording, type ReadTrack } from '../testing/readRecording.ts';
import { startTestNode, type TestNode } from '../testing/startTestNode.ts';
import { TestHearing } from '../testing/TestHearing.ts';
import { TestSender } from '../testing/TestMedia.ts';
import type { TestServer } from '../testing/TestServer.ts';

const recordingId = randomUUID();
const dataKey = randomBytes(32);
const keys = { recordingId, dataKey: dataKey.toString('base64'), wrappedKey: 'AAAA' };
let node: TestNode;
let server: TestServer;
let hearing: TestHearing;
let senders: TestSender[] = [];

async function begin(workers: number): Promise<void> {
  node = await startTestNode({ workers });
  server = await node.connectServer();
  hearing = new TestHearing(node);
  hearing.setGrants({ judge: { send: ['microphone', 'camera'] } });
  await server.request('placeHearing', { hearingId: hearing.hearingId });
}
function start(): Promise<ControlResult<'startRecording'>> {
  return server.request('startRecording', { hearingId: hearing.hearingId, ...keys });
}
function stop(cause: 'recess' | 'closed' = 'closed'): Promise<ControlResult<'stopRecording'>> {
  return server.request('stopRecording', { hearingId: hearing.hearingId, recordingId, cause });
}
async function send(firstSsrc: number, layers = 1): Promise<TestSender> {
  const sender = await TestSender.create(await hearing.join('judge'), firstSsrc, layers);
  senders.push(sender);
  return sender;
}
/** Both tracks are open, and this many packets of sound counted. */
async function untilCaptured(packets: number): Promise<void> {
  await server.until('captureHealth', ({ tracks }) => tracks.length === 2 && tracks.some((one) => one.source === 'microphone' && one.packets >= packets));
}
async function read(files: ControlResult<'stopRecording'>['files']): Promise<ReadRecording> {
  return readRecording(node.dataDir, files, dataKey);
}
function trackOf({ tracks }: ReadRecording, source: string): ReadTrack {
  const found = tracks.find((one) => one.source === source);
  if (!found) throw new Error(`no track of the ${source}`);
  return found;
}
function expectWithoutHoles(sequences: readonly number[]): void {
  const sorted = sequences.map((one) => (one - (sequences[0] ?? 0) + 0x18000) & 0xffff).toSorted((a, b) => a - b);
  expect(sorted).toEqual(Array.from(sorted, (_, index) => (sorted[0] ?? 0) + index));
}

beforeEach(() => {
  senders = [];
});
afterEach(async () => {
  if (server.faults.length > 0) throw new Error(`facts that do not parse: ${JSON.stringify(server.faults)}`);
  for (const sender of senders) sender.close();
  server.close();
  await hearing.close();
  await node.close();
});

describe.each([
  ['on the only worker', 1],
  ['on one worker of two', 2],
])('recording %s', (_, workers) => {
  test('holds every packet and the sender reports of each track, with what decoding needs', async () => {
    await begin(workers);
    expect(await server.request('prepareRecording', { hearingId: hearing.hearingId })).toMatchObject({ isReady: true, cause: null });
    const sender = await send(1000);
    await start();
    await untilCaptured(0);
    sender.start();
    await server.request('markEvent', { hearingId: hearing.hearingId, seq: 42, at: new Date().toISOString() });
    await untilCaptured(150);
    sender.stop();
    const sent = [sender.audio.packets, sender.layers[0]?.packets ?? 0];
    await server.until('captureHealth', ({ tracks }) => tracks.every((one) => one.packets >= (one.source === 'microphone' ? (sent[0] ?? 0) : (sent[1] ?? 0))));
    const { files } = await stop();
    expect(files).toMatchObject([{ recordingId, fileNo: 0 }]);
    const recording = await read(files);
    const [audio, video] = [trackOf(recording, 'microphone'), trackOf(recording, 'camera')];
    expect([audio.sequences.length, video.sequences.length]).toEqual(sent);
    expectWithoutHoles(audio.sequences);
    expectWithoutHoles(video.sequences);
    expect(video.hasKeyframe).toBe(true);
    expect(audio).toMatchObject({ participantId: hearing.id('judge'), mimeType: 'audio/opus', clockRate: 48000, channels: 2 });
    expect(video).toMatchObject({ mimeType: 'video/H264', clockRate: 90000, parameters: { 'packetization-mode': 1 } });
    expect(audio.reports.length).toBeGreaterThan(0);
    expect(audio.reports[0]?.readUInt32BE(4)).toBe(audio.ssrc);
    expect(video.reports.length).toBeGreaterThan(0);
    expect(recording.marks).toEqual([42]);
    expect(recording.gaps).toEqual([]);
    expect(recording.closings).toEqual(['closed']);
    expect([...audio.turns, ...video.turns]).toEqual(['closed', 'closed']);
    // Nothing is left on the node but the note, and the store has what was told.
    expect(await readdir(join(node.dataDir, 'journal', recordingId))).toEqual(['000000.json']);
    expect((await server.until('journalFile')).headHash).toBe(files[0]?.headHash);
    expect((await server.until('journalHead')).recordingId).toBe(recordingId);
  });

  test('of simulcast keeps the highest layer', async () => {
    await begin(workers);
    const sender = await send(2000, 3);
    await start();
    await untilCaptured(0);
    sender.start();
    await untilCaptured(200);
    sender.stop();
    const recording = await read((await stop()).files);
    const video = trackOf(recording, 'camera');
    // One layer's packets: not three times as many as were sent of one, and most of one.
    expect(video.sequences.length).toBeGreaterThan((sender.layers[2]?.packets ?? 0) / 3);
    expect(video.sequences.length).toBeLessThanOrEqual((sender.layers[2]?.packets ?? 0) + 5);
    expectWithoutHoles(video.sequences);
    // The layers' time lines start far apart; every report kept speaks of the one that the packets follow.
    expect(video.reports.length).toBeGreaterThan(0);
    for (const report of video.reports) expect(Math.abs((report.readUInt32BE(16) - (video.firstRtpTime ?? 0)) | 0)).toBeLessThan(30 * 90_000);
  });

  test('goes on after its media worker was killed, with the gap and its cause', async () => {
    await begin(workers);
    const sender = await send(3000);
    await start();
    sender.start();
    await untilCaptured(50);
    const room = node.hearings.find(hearing.hearingId)?.room;
    process.kill(room?.place.worker.pid ?? 0, 'SIGKILL');
    const reset = await server.until('roomReset');
    expect(reset.roomEpoch).not.toBe(room?.roomEpoch);
    sender.close();
    const again = await send(3100);
    again.start();
    const gap = await server.until('recordingGap');
    expect(gap).toMatchObject({ recordingId, cause: 'workerLost' });
    expect(Date.parse(gap.toAt) - Date.parse(gap.fromAt)).toBeLessThan(10_000);
    await untilCapturedAnew();
    const recording = await read((await stop()).files);
    expect(recording.gaps).toEqual([{ fromAt: gap.fromAt, toAt: gap.toAt, cause: gap.cause }]);
    expect(recording.tracks.filter((one) => one.source === 'microphone')).toHaveLength(2);
    for (const track of recording.tracks) expect(track.sequences.length).toBeGreaterThan(0);
  });
});

/** Tracks of the room after the reset flow to the disk. */
async function untilCapturedAnew(): Promise<void> {
  const before = server.told('captureHealth').length;
  await server.until(
    'captureHealth',
    (health) =>
      server.told('captureHealth').indexOf(health) >= before &&
      health.state === 'capturing' &&
      health.tracks.length === 2 &&
      health.tracks.every((one) => one.packets > 10),
  );
}

test('a media worker that carries other hearings is killed: this recording knows nothing of it', async () => {
  await begin(2);
  const sender = await send(4000);
  await start();
  sender.start();
  await untilCaptured(50);
  const room = node.hearings.find(hearing.hearingId)?.room;
  const other = node.pool.live.find((one) => one !== room?.place);
  const died = new Promise((resolve) => other?.worker.once('died', resolve));
  process.kill(other?.worker.pid ?? 0, 'SIGKILL');
  await died;
  await untilCaptured(sender.audio.packets + 50);
  expect(node.hearings.find(hearing.hearingId)?.room).toBe(room);
  const recording = await read((await stop()).files);
  expect(recording.gaps).toEqual([]);
  expect(recording.tracks).toHaveLength(2);
  for (const { sequences } of recording.tracks) expectWithoutHoles(sequences);
});

test('the highest layers of many people are recorded, however much that is together', async () => {
  await begin(1);
  const people = ['judge', 'clerk', 'plaintiff', 'defendant', 'witness'];
  hearing.setGrants(Object.fromEntries(people.map((name) => [name, { send: ['microphone', 'camera'] }])));
  await start();
  for (const [index, name] of people.entries()) {
    const sender = await TestSender.create(await hearing.join(name), 7000 + 10 * index, 3, [300, 700, 1150]);
    senders.push(sender);
    sender.start();
  }
  // Five cameras of 230 kbit/s in their highest layer, which is told by the size of its packets.
  await server.until('captureHealth', ({ tracks }) => tracks.length === 10 && tracks.every((one) => one.packets >= 200));
  const cameras = (await read((await stop()).files)).tracks.filter((one) => one.source === 'camera');
  const isHighest = (size: number): boolean => size > 1150;
  expect(cameras.map(({ sizes }) => sizes.slice(-50).filter(isHighest).length > 40)).toEqual(people.map(() => true));
});

test('once stopped, nothing is heard any more of people who go on sending', async () => {
  await begin(1);
  const sender = await send(8000);
  sender.start();
  const consumersOf = async (): Promise<number> => (await node.hearings.find(hearing.hearingId)?.room?.router.dump())?.mapConsumerIdProducerId.length ?? -1;
  for (let turn = 0; turn < 2; turn++) {
    await start();
    await untilCaptured(20);
    expect(await consumersOf()).toBe(2);
    await stop('recess');
    await expect.poll(consumersOf).toBe(0);
  }
});

test('a microphone held by the court is paused in the journal, and a page reload is a new track', async () => {
  await begin(1);
  const sender = await send(5000);
  await start();
  sender.start();
  await untilCaptured(20);
  hearing.setGrants({ judge: { send: ['microphone', 'camera'], held: ['microphone'] } });
  await server.until('captureHealth', ({ tracks }) => tracks.some((one) => one.isPaused && one.light === 'green'));
  hearing.setGrants({ judge: { send: ['microphone', 'camera'] } });
  sender.close();
  const again = await send(5100);
  again.start();
  await untilCapturedAnew();
  const recording = await read((await stop()).files);
  const microphones = recording.tracks.filter((one) => one.source === 'microphone');
  expect(microphones.map((one) => one.turns)).toEqual([['paused', 'resumed', 'closed'], ['closed']]);
  expect(new Set(recording.tracks.map((one) => one.trackId)).size).toBe(4);
});

test('stopped for a recess and started again, the next file is chained to the one before, and repeating either changes nothing', async () => {
  await begin(1);
  const sender = await send(6000);
  sender.start();
  const { startedAt } = await start();
  expect(await start()).toEqual({ startedAt });
  await untilCaptured(20);
  const first = await stop('recess');
  expect(await stop('recess')).toEqual(first);
  await start();
  await untilCapturedAnew();
  const { files } = await stop();
  expect(files.map((one) => one.fileNo)).toEqual([0, 1]);
  const recording = await read(files);
  expect(recording.previousHashes).toEqual(['0'.repeat(64), files[0]?.headHash]);
  expect(recording.closings).toEqual(['recess', 'closed']);
  expect(recording.gaps).toEqual([]);
});

test('the capture light says ready, then capturing, then ready', async () => {
  await begin(1);
  expect(await server.until('captureHealth', ({ state }) => state === 'ready')).toMatchObject({ hearingId: hearing.hearingId, recordingId: null });
  await start();
  expect(await server.until('captureHealth', ({ state }) => state === 'capturing')).toMatchObject({ recordingId, cause: null });
  await stop();
  const before = server.told('captureHealth').length;
  await server.until('captureHealth', (health) => server.told('captureHealth').indexOf(health) >= before && health.state === 'ready');
});
