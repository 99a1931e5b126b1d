import { afterEach, beforeEach, expect, test } from 'vitest';
import { io } from 'socket.io-client';
import { gapSchema } from '@assize/contracts/recording/journal';
import { RecordedHearing, TestSfu } from './testing/startTestSfu.ts';
import { TestSender } from './testing/TestMedia.ts';

let node: TestSfu;
let hearing: RecordedHearing;
beforeEach(async () => {
  node = await TestSfu.start();
  hearing = new RecordedHearing();
});
afterEach(() => node.close());

test('after a crash of the process what was sealed is in the store, and the recording goes on behind a marked gap', async () => {
  await hearing.place(node);
  const sender = await TestSender.create(await hearing.join(node), 4000);
  sender.start();
  await node.request('startRecording', hearing.startRequest());
  await node.fact('captureHealth', (health) => health.tracks.length === 2 && health.tracks.every((one) => one.packets >= 60 && one.sealedAgeMs !== null));
  // The disk as it is at this moment is all that a crash would leave.
  const after = await TestSfu.start({ from: node });
  sender.close();
  try {
    await after.fact('journalFile', (file) => file.recordingId === hearing.recordingId && file.fileNo === 0);
    await hearing.place(after);
    const { startedAt } = await after.request('startRecording', hearing.startRequest());
    const gap = await after.fact('recordingGap', (one) => one.cause === 'sfuLost');
    expect(gap.toAt).toBe(startedAt);
    const { files } = await hearing.stop(after);
    expect(files.map((one) => one.fileNo)).toEqual([0, 1]);
    const [lost, next] = await Promise.all(files.map((one) => hearing.read(after, one.key)));
    expect(lost?.isTorn).toBe(false);
    expect(lost?.records.filter((one) => one.kind === 'rtp').length).toBeGreaterThanOrEqual(100);
    expect(Date.parse(gap.fromAt)).toBeGreaterThanOrEqual(lost?.records.at(-1)?.atMs ?? Infinity);
    expect((await hearing.readAll(after)).links).toEqual(['0 first', '1 follows']);
    const written = next?.records.filter((one) => one.kind === 'gap').map((one) => gapSchema.parse(JSON.parse(one.payload.toString())));
    expect(written?.[0]).toEqual({ fromAt: gap.fromAt, toAt: gap.toAt, cause: 'sfuLost' });
    // A server that connects later learns of the gap too.
    const late = after.connectServer();
    await late.fact('recordingGap', (one) => one.fromAt === gap.fromAt);
    late.disconnect();
  } finally {
    await after.close();
  }
});

test('a recording is refused, with the cause, while the disk has too little room', async () => {
  await node.close();
  node = await TestSfu.start({ env: { DISK_RESERVE_BYTES: String(2 ** 52) } });
  await hearing.place(node);
  expect(await node.ask('startRecording', hearing.startRequest())).toEqual({ ok: false, error: { code: 'recorderNotReady', details: { cause: 'diskLow' } } });
  await node.fact('captureHealth', (health) => health.state === 'notReady' && health.cause === 'diskLow');
});

test('a server has its say only with a token of its own', async () => {
  const refusal = (auth: Record<string, unknown>, headers: Record<string, string> = {}): Promise<string> => {
    const socket = io(`${node.url}/control`, { transports: ['websocket'], forceNew: true, reconnection: false, auth, extraHeaders: headers });
    return new Promise((resolve) => {
      const end = (code: string): void => {
        socket.disconnect();
        resolve(code);
      };
      socket.once('connect', () => end('let in'));
      socket.once('connect_error', (error: Error & { data?: { code: string } }) => end(error.data?.code ?? error.message));
    });
  };
  expect(await refusal({})).toBe('notSignedIn');
  expect(await refusal({ token: hearing.mediaToken() })).toBe('notSignedIn');
  expect(await refusal({ token: node.controlToken() }, { origin: 'http://localhost:3000' })).toBe('originRefused');
  expect(await refusal({ token: node.controlToken() })).toBe('let in');
});

test('tells which hearing a person is in to nobody: a token of one hearing opens no other', async () => {
  await hearing.place(node);
  const other = new RecordedHearing();
  await other.place(node);
  const [here, there] = [await hearing.join(node), await other.join(node)];
  await there.ready();
  await here.request('produce', here.describeProduce('microphone', [91]));
  await here.until(
    'own microphone',
    (peer) =>
      peer
        .told('peers')
        .at(-1)
        ?.some((one) => one.sources.microphone) ?? false,
  );
  await there.until('a list', (peer) => peer.told('peers').length > 0);
  expect(
    there
      .told('peers')
      .flat()
      .map((one) => one.participantId),
  ).not.toContain(hearing.judge);
  expect(there.consumers).toEqual([]);
});

test('once the hearing is released, a token from before opens no room in which to go on talking', async () => {
  await hearing.place(node);
  const judge = await hearing.join(node);
  await node.request('releaseHearing', { hearingId: hearing.hearingId });
  await judge.until('the reset', (peer) => peer.told('reset').some((one) => one.cause === 'closing'));
  await expect(hearing.join(node)).rejects.toThrow('hearingClosed');
  expect(node.sfu.hearings.find(hearing.hearingId)).toBeUndefined();
  await hearing.place(node);
  expect((await hearing.join(node)).welcome.participantId).toBe(hearing.judge);
});

test('says that it is up, and that it is not while a worker is down', async () => {
  const health = async (): Promise<unknown> => (await fetch(`${node.url}/healthz`)).json();
  expect(await health()).toEqual({ status: 'up', parts: { workers: 'up' } });
  expect(await (await fetch(`${node.url}/metrics`)).text()).toContain('assize_media_workers 2');
  process.kill(node.sfu.pool.live[0]?.worker.pid ?? 0, 'SIGKILL');
  await expect.poll(health, { interval: 20, timeout: 10_000 }).toEqual({ status: 'down', parts: { workers: 'down' } });
  await expect.poll(health, { timeout: 15_000 }).toEqual({ status: 'up', parts: { workers: 'up' } });
});
