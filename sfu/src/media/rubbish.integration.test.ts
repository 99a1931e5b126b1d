import { mediaRequests, type MediaRequestType } from '@assize/contracts/media/signalling';
import { errorStatus } from '@assize/contracts/AppError';
import fc from 'fast-check';
import { io } from 'socket.io-client';
import { describe, expect, test } from 'vitest';
import type { TestNode } from '../testing/startTestNode.ts';
import type { TestHearing } from '../testing/TestHearing.ts';
import { TestPeer } from '../testing/TestPeer.ts';
import { useTestNode } from '../testing/useTestNode.ts';

let node: TestNode;
let hearing: TestHearing;
useTestNode(
  { grants: { judge: { send: ['microphone', 'camera'], receive: ['party'] }, party: { send: ['microphone'], receive: ['judge'] } } },
  (ofFile, ofTest) => {
    [node, hearing] = [ofFile, ofTest];
  },
);

const types = Object.keys(mediaRequests) as MediaRequestType[];
const isClosedCode = (code: string): boolean => Object.hasOwn(errorStatus, code);

/** Everybody who behaves is served as before, by the same worker. */
async function expectAlive(pid: number | undefined): Promise<void> {
  expect(node.pool.live[0]?.worker.pid).toBe(pid);
  const party = await hearing.join('party');
  expect(await party.ask('produce', party.describeProduce('microphone', [901]))).toMatchObject({ ok: true });
}

describe('rubbish', () => {
  test.each(types)('as %s is refused with a closed code and harms nobody', async (type) => {
    const pid = node.pool.live[0]?.worker.pid;
    const judge = await hearing.join('judge');
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ maxDepth: 2 }).filter((value) => typeof value !== 'function' && isPlain(value)),
        async (body) => {
          const answer = await judge.ask(type, body);
          if (!answer.ok) expect(isClosedCode(answer.error.code)).toBe(true);
        },
      ),
      // Under the meter's burst, so that what is refused is refused for what it is.
      { numRuns: 60 },
    );
    judge.socket.emit(type);
    judge.socket.emit(type, {}, 'not a function');
    await expectAlive(pid);
  });

  test.each<[MediaRequestType, string, (peer: TestPeer) => unknown]>([
    ['connectTransport', 'no fingerprint', () => ({ direction: 'send', dtlsParameters: { fingerprints: [] } })],
    ['connectTransport', 'an empty fingerprint', () => ({ direction: 'send', dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: '' }] } })],
    ['connectTransport', 'an unknown algorithm', () => ({ direction: 'send', dtlsParameters: { fingerprints: [{ algorithm: 'rot13', value: 'AA' }] } })],
    ['produce', 'codecs of nothing', (peer) => withRtp(peer, { codecs: [{}] })],
    ['produce', 'a codec that the router has not', (peer) => withRtp(peer, { codecs: [{ mimeType: 'audio/nothing', payloadType: 100, clockRate: 1 }] })],
    [
      'produce',
      'a payload type out of range',
      (peer) => withRtp(peer, { codecs: [{ mimeType: 'audio/opus', payloadType: 1e9, clockRate: 48000, channels: 2 }] }),
    ],
    ['produce', 'negative streams', (peer) => withRtp(peer, { encodings: [{ ssrc: -1 }] })],
    ['produce', 'streams that are words', (peer) => withRtp(peer, { encodings: [{ ssrc: 'one' }] })],
    ['produce', 'no streams', (peer) => withRtp(peer, { encodings: [] })],
    ['produce', 'header extensions without end', (peer) => withRtp(peer, { headerExtensions: [{ uri: 'x'.repeat(100_000), id: 300 }] })],
    ['ready', 'codecs of nothing', () => ({ rtpCapabilities: { codecs: [{}] } })],
    ['ready', 'codecs that are other things', () => ({ rtpCapabilities: { codecs: [{ kind: 'audio', mimeType: 5, clockRate: 'fast' }] } })],
    ['resumeConsumers', 'consumers of others', () => ({ consumerIds: ['00000000-0000-4000-8000-000000000000'] })],
    ['pauseProducer', 'a source not produced', () => ({ source: 'camera', paused: true })],
  ])('%s with %s is answered and harms nobody', async (type, _, build) => {
    const pid = node.pool.live[0]?.worker.pid;
    const judge = await hearing.join('judge');
    const answer = await judge.ask(type, build(judge));
    if (!answer.ok) expect(isClosedCode(answer.error.code)).toBe(true);
    await expectAlive(pid);
  });

  test('at the door is refused with a closed code', async () => {
    const foreign = { grant: hearing.token('judge'), resume: { $ne: null } };
    await expect(TestPeer.connect(node.url, {})).rejects.toThrow('notSignedIn');
    await expect(TestPeer.connect(node.url, { grant: 'rubbish' })).rejects.toThrow('notSignedIn');
    await expect(TestPeer.connect(node.url, { grant: ['a', 'b'] })).rejects.toThrow('notSignedIn');
    await expect(TestPeer.connect(node.url, foreign, { origin: 'https://evil.example' })).rejects.toThrow('originRefused');
    const expired = node.sign({ sub: hearing.id('judge'), hearingId: hearing.hearingId, version: 0, grant: hearing.grant({}) }, -1);
    await expect(TestPeer.connect(node.url, { grant: expired })).rejects.toThrow('sessionExpired');
    const judge = await TestPeer.connect(node.url, foreign, { origin: 'https://court.example' });
    expect(judge.welcome.isResumed).toBe(false);
    judge.close();
  });

  test('of requests without end is slowed down, and the room goes on', async () => {
    const judge = await hearing.join('judge');
    const answers = await Promise.all(Array.from({ length: 400 }, () => judge.ask('ping', { sentAtMs: 0 })));
    expect(answers.some((one) => !one.ok && one.error.code === 'rateLimited')).toBe(true);
    await expectAlive(node.pool.live[0]?.worker.pid);
  });

  test('to a namespace that is none is refused', async () => {
    const socket = io(`${node.url}/nothing`, { transports: ['websocket'], forceNew: true, reconnection: false });
    await expect(new Promise((_, reject) => socket.once('connect_error', reject))).rejects.toThrow();
    socket.disconnect();
  });
});

function withRtp(peer: TestPeer, changed: Record<string, unknown>): Record<string, unknown> {
  const body = peer.describeProduce('microphone', [77]);
  return { ...body, rtpParameters: { ...(body['rtpParameters'] as object), ...changed } };
}

/** What a socket can carry at all. */
function isPlain(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
