import { describe, expect, test } from 'vitest';
import type { TestNode } from '../testing/startTestNode.ts';
import { TestFlow } from '../testing/TestFlow.ts';
import type { TestHearing } from '../testing/TestHearing.ts';
import { TestSender } from '../testing/TestMedia.ts';
import { useTestNode } from '../testing/useTestNode.ts';

let node: TestNode;
let hearing: TestHearing;
useTestNode(
  { workers: 2, grants: { judge: { send: ['microphone', 'camera'], receive: ['party'] }, party: { send: ['microphone'], receive: ['judge'] } } },
  (ofFile, ofTest) => {
    [node, hearing] = [ofFile, ofTest];
  },
);

describe('a lost socket', () => {
  test('alone stops no media, and the same transports are taken up again by the secret', async () => {
    const [judge, party] = await Promise.all([hearing.join('judge'), hearing.join('party')]);
    await party.ready();
    const flow = await TestFlow.start(judge, party, 400);
    await flow.more('microphone', 10);
    // A broken network, not a goodbye.
    judge.socket.io.engine.close();
    await flow.more('microphone', 30);
    const again = await hearing.join('judge', { resume: judge.welcome.resume });
    expect(again.welcome).toMatchObject({
      isResumed: true,
      resume: judge.welcome.resume,
      roomEpoch: judge.welcome.roomEpoch,
      send: { id: judge.welcome.send.id },
    });
    expect(party.told('consumerClosed')).toEqual([]);
    flow.close();
  });

  test('does not let in whoever has another secret', async () => {
    const [judge, party] = await Promise.all([hearing.join('judge'), hearing.join('party')]);
    judge.socket.io.engine.close();
    const again = await hearing.join('judge', { resume: party.welcome.resume });
    expect(again.welcome.isResumed).toBe(false);
    expect(again.welcome.send.id).not.toBe(judge.welcome.send.id);
  });

  test('misses no closing: it is told when the socket is back', async () => {
    const [judge, party] = await Promise.all([hearing.join('judge'), hearing.join('party')]);
    await party.ready();
    await judge.request('produce', judge.describeProduce('microphone', [71]));
    await party.until('the microphone', (peer) => peer.consumers.length === 1);
    const consumerId = party.consumers[0]?.consumerId ?? '';
    party.socket.io.engine.close();
    await judge.request('closeProducer', { source: 'microphone' });
    const again = await hearing.join('party', { resume: party.welcome.resume });
    await again.ready();
    await again.until('the closing', (peer) => peer.told('consumerClosed').some((one) => one.consumerId === consumerId));
  });
});

test('a second connection of the same participant replaces the first', async () => {
  const judge = await hearing.join('judge');
  await judge.request('produce', judge.describeProduce('microphone', [81]));
  const second = await hearing.join('judge');
  await judge.until('replaced', (peer) => peer.told('reset').some((one) => one.cause === 'replaced'));
  await second.request('produce', second.describeProduce('microphone', [82]));
  expect(node.hearings.find(hearing.hearingId)?.room?.producers).toHaveLength(1);
});

test('a dead worker ends in a room of a new epoch, which the same token enters and in which media flows', async () => {
  const auth = { grant: hearing.token('judge', hearing.grant({ send: ['microphone', 'camera'] }), 9) };
  const judge = await hearing.join('judge', auth);
  const party = await hearing.join('party');
  const place = node.hearings.find(hearing.hearingId)?.room?.place;
  if (!place) throw new Error('no room');
  const pid = place.worker.pid;
  process.kill(pid, 'SIGKILL');
  await Promise.all([judge, party].map((one) => one.until('the reset', (peer) => peer.told('reset').some(({ cause }) => cause === 'workerDied'))));
  const again = await hearing.join('judge', auth);
  const partyAgain = await hearing.join('party');
  expect(again.welcome.roomEpoch).not.toBe(judge.welcome.roomEpoch);
  expect(again.welcome.isResumed).toBe(false);
  await partyAgain.ready();
  const flow = await TestFlow.start(again, partyAgain, 500);
  await Promise.all([flow.more('microphone', 10), flow.more('camera', 10)]);
  // The pool is whole again, with another process in the dead one's place.
  await expect.poll(() => node.pool.live.length, { timeout: 15_000 }).toBe(2);
  expect(node.pool.live.map((one) => one.worker.pid)).not.toContain(pid);
  flow.close();
});

test('both workers dead at once are both replaced, and the hearing goes on', async () => {
  const judge = await hearing.join('judge');
  for (const { worker } of node.pool.live) process.kill(worker.pid, 'SIGKILL');
  await judge.until('the reset', (peer) => peer.told('reset').length > 0);
  const again = await hearing.join('judge');
  expect(again.welcome.roomEpoch).not.toBe(judge.welcome.roomEpoch);
  await expect.poll(() => node.pool.live.length, { timeout: 15_000 }).toBe(2);
});

test('who speaks is told to those who may hear them, and to nobody else', async () => {
  hearing.setGrants({ judge: { send: ['microphone', 'camera'] }, party: { receive: ['judge'] }, witness: {} });
  const [judge, party, witness] = await Promise.all([hearing.join('judge'), hearing.join('party'), hearing.join('witness')]);
  const sender = await TestSender.create(judge, 600);
  sender.start();
  await party.until('the judge speaking', (peer) =>
    peer.told('speaking').some((list) => list.some((one) => one.participantId === hearing.id('judge') && one.level > -30)),
  );
  expect(witness.told('speaking')).toEqual([]);
  sender.close();
});

test('of simulcast the viewer gets the layer that the tile needs, and nothing while the tile is off screen', async () => {
  const [judge, party] = await Promise.all([hearing.join('judge'), hearing.join('party')]);
  await party.ready();
  const flow = await TestFlow.start(judge, party, 700, 3);
  const [camera, microphone] = [flow.idOf('camera'), flow.idOf('microphone')];
  await flow.more('camera', 20);
  await party.request('setTiles', { tiles: [{ consumerId: camera, isVisible: true, spatialLayer: 0, priority: 10 }] });
  await party.request('setTiles', {
    tiles: [
      { consumerId: camera, isVisible: false, spatialLayer: 0, priority: 1 },
      { consumerId: microphone, isVisible: false, spatialLayer: 0, priority: 1 },
    ],
  });
  const seen = flow.countOf('camera');
  await flow.more('microphone', 40);
  expect(flow.countOf('camera') - seen).toBeLessThanOrEqual(3);
  await party.request('setTiles', { tiles: [{ consumerId: camera, isVisible: true, spatialLayer: 2, priority: 200 }] });
  await flow.more('camera', 20);
  flow.close();
});
