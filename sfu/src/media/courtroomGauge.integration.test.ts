import type { ConnectionSample, ControlFact } from '@assize/contracts/control/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestNode } from '../testing/startTestNode.ts';
import { TestFlow } from '../testing/TestFlow.ts';
import type { TestHearing } from '../testing/TestHearing.ts';
import { TestSender } from '../testing/TestMedia.ts';
import type { TestServer } from '../testing/TestServer.ts';
import { useTestNode } from '../testing/useTestNode.ts';

const speaks = ['microphone', 'camera'] as const;
const sends = { send: [...speaks] };
const heldParty = { judge: sends, party: { ...sends, held: [speaks[0]] }, clerk: { receive: ['judge'] } };
let node: TestNode;
let hearing: TestHearing;
let server: TestServer;
useTestNode({}, (ofFile, ofTest) => {
  [node, hearing] = [ofFile, ofTest];
});
beforeEach(async () => {
  server = await node.connectServer();
});
afterEach(() => {
  server.close();
  if (server.faults.length > 0) throw new Error(`facts that do not parse: ${JSON.stringify(server.faults)}`);
});

/** Waits for a fact of this test's hearing of which this holds. */
function until<T extends 'speech' | 'connections'>(type: T, holds: (fact: ControlFact<T>) => boolean): Promise<ControlFact<T>> {
  return server.until(type, (fact) => fact.hearingId === hearing.hearingId && holds(fact));
}

test('who speaks in the courtroom is counted; the held, the muted and whoever speaks in a private room are not', async () => {
  hearing.setGrants({ ...heldParty, witness: sends }, { talk: { lawyer: sends } });
  const peers = await Promise.all([...['judge', 'party', 'witness'].map((name) => hearing.join(name)), hearing.joinPrivately('lawyer', 'talk')]);
  const senders = await Promise.all(peers.map((peer, index) => TestSender.create(peer, 9000 + 10 * index)));
  await peers[2]?.request('pauseProducer', { source: 'microphone', paused: true });
  for (const one of senders) one.start();
  const { spokenMs, roomEpoch } = await until('speech', (fact) => (fact.spokenMs[hearing.id('judge')] ?? 0) >= 2000);
  expect(Object.keys(spokenMs)).toEqual([hearing.id('judge')]);
  expect(roomEpoch).toBe(peers[0]?.welcome.roomEpoch);
  // The floor is given: from then on the party counts.
  hearing.setGrants({ judge: sends, party: sends, witness: sends }, { talk: { lawyer: sends } });
  const later = await until('speech', (fact) => (fact.spokenMs[hearing.id('party')] ?? 0) > 0);
  expect(later.spokenMs[hearing.id('judge')]).toBeGreaterThan(spokenMs[hearing.id('judge')] ?? Infinity);
  for (const one of senders) one.close();
});

test('the connections of all in the courtroom are told, of those too whose socket is just lost, and of nobody in a private room', async () => {
  hearing.setGrants(heldParty, { talk: { lawyer: sends } });
  const [judge, party, clerk] = await Promise.all([
    hearing.join('judge'),
    hearing.join('party'),
    hearing.join('clerk'),
    hearing.joinPrivately('lawyer', 'talk'),
  ]);
  await clerk.ready();
  const flow = await TestFlow.start(judge, clerk, 9100);
  await flow.more('camera', 10);
  party.socket.io.engine.close();
  const { samples, nodeLoad } = await until('connections', ({ samples: all }) => all.length === 3 && all.some((one) => one.sentBitsPerS > 0));
  const of = (name: string): ConnectionSample | undefined => samples.find((one) => one.participantId === hearing.id(name));
  expect(of('judge')).toMatchObject({ hasSocket: true, isIceAlive: true, protocol: 'udp', sentLoss: 0, receivedLoss: null, receivedBitsPerS: 0 });
  expect(of('clerk')).toMatchObject({ hasSocket: true, protocol: 'udp', sentLoss: null, receivedLoss: 0, sentBitsPerS: 0 });
  expect(of('clerk')?.receivedBitsPerS).toBeGreaterThan(0);
  expect(of('party')).toMatchObject({ hasSocket: false, isIceAlive: true, sentLoss: null, receivedLoss: null, sentBitsPerS: 0, receivedBitsPerS: 0 });
  expect(nodeLoad).toBe(node.pool.load());
  flow.close();
});

test('packets of a sender that do not arrive are its loss', async () => {
  hearing.setGrants({ judge: sends });
  const sender = await TestSender.create(await hearing.join('judge'), 9200);
  const drop = setInterval(() => sender.audio.next(10), 100);
  sender.start();
  const { samples } = await until('connections', ({ samples: all }) => all.some((one) => (one.sentLoss ?? 0) > 0));
  expect(samples[0]?.sentLoss).toBeLessThan(0.5);
  clearInterval(drop);
  sender.close();
});
