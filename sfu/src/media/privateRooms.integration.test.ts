import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { MediaRoom } from '../MediaRoom.ts';
import { Tap } from '../recording/Tap.ts';
import { readRecording } from '../testing/readRecording.ts';
import type { TestNode } from '../testing/startTestNode.ts';
import { TestFlow } from '../testing/TestFlow.ts';
import type { TestHearing } from '../testing/TestHearing.ts';
import { TestSender } from '../testing/TestMedia.ts';
import type { TestPeer } from '../testing/TestPeer.ts';
import { useTestNode } from '../testing/useTestNode.ts';

// @ts-expect-error -- a private room is no Courtroom: whoever writes code that taps one is stopped by the compiler
void ((room: MediaRoom<string>) => Tap.create(room));
// @ts-expect-error -- nor may anything listen to one
void ((room: MediaRoom<string>) => room.listen({}));

const speaks = ['microphone', 'camera'] as const;
const courtroom = {
  judge: { send: [...speaks], receive: ['party', 'lawyer'] },
  party: { send: [...speaks], receive: ['judge', 'lawyer'] },
  lawyer: { send: [...speaks], receive: ['judge', 'party'] },
};
const talk = { party: { send: [...speaks], receive: ['lawyer'] }, lawyer: { send: [...speaks], receive: ['party'] } };
let node: TestNode;
let hearing: TestHearing;
useTestNode({ workers: 2 }, (ofFile, ofTest) => {
  [node, hearing] = [ofFile, ofTest];
  hearing.setGrants(courtroom, { talk });
});

async function ready(...peers: TestPeer[]): Promise<void> {
  await Promise.all(peers.map((one) => one.ready()));
}
/** Everybody of whom this peer was ever told anything. */
function namedTo(peer: TestPeer): Set<string> {
  const told = [...peer.told('consumers').flat(), ...peer.told('peers').flat(), ...peer.told('speaking').flat()];
  return new Set(told.map((one) => one.participantId));
}

test('what is said in a private room comes to the other in it, and nothing of it to the courtroom', async () => {
  const [judge, party, lawyer] = await Promise.all([hearing.join('judge'), hearing.joinPrivately('party', 'talk'), hearing.joinPrivately('lawyer', 'talk')]);
  await ready(judge, lawyer);
  const flow = await TestFlow.start(party, lawyer, 7000);
  await flow.more('microphone', 60);
  expect(judge.consumers).toEqual([]);
  expect([...namedTo(judge)]).toEqual([hearing.id('judge')]);
  const judgeWay = node.hearings.find(hearing.hearingId)?.room?.peers.get(hearing.id('judge'))?.recv;
  expect((await judgeWay?.getStats())?.[0]?.rtpBytesSent).toBe(0);
  // Nor the other way: the judge speaks, and those in the private room are told nothing of it.
  await judge.request('produce', judge.describeProduce('microphone', [7100]));
  await flow.more('microphone', 20);
  expect(namedTo(lawyer)).not.toContain(hearing.id('judge'));
  flow.close();
});

test('one person is in the courtroom and in a whisper at once, and each hears only its own', async () => {
  hearing.setGrants(courtroom, { whisper: { party: { send: ['microphone'], receive: ['lawyer'] }, lawyer: { send: ['microphone'], receive: ['party'] } } });
  const [judge, party, lawyer] = await Promise.all(['judge', 'party', 'lawyer'].map((name) => hearing.join(name)));
  const [partyAside, lawyerAside] = await Promise.all([hearing.joinPrivately('party', 'whisper'), hearing.joinPrivately('lawyer', 'whisper')]);
  if (!judge || !party || !lawyer) throw new Error('not joined');
  await ready(judge, party, lawyer, partyAside, lawyerAside);
  const { producerId: whispered } = await partyAside.request('produce', partyAside.describeProduce('microphone', [7200]));
  expect(await partyAside.ask('produce', partyAside.describeProduce('camera', [7201]))).toMatchObject({ ok: false, error: { code: 'grantRefused' } });
  const { producerId: aloud } = await party.request('produce', party.describeProduce('microphone', [7300]));
  await Promise.all([judge, lawyer, lawyerAside].map((one) => one.until('a microphone', (peer) => peer.consumers.length === 1)));
  expect([judge, lawyer, lawyerAside].map((one) => one.consumers[0]?.producerId)).toEqual([aloud, aloud, whispered]);
  expect(party.told('reset')).toEqual([]);
});

test('is not in the recording that runs all the while, which holds the courtroom', async () => {
  const server = await node.connectServer();
  const [recordingId, dataKey] = [randomUUID(), randomBytes(32)];
  const { hearingId } = hearing;
  await server.request('startRecording', { hearingId, recordingId, dataKey: dataKey.toString('base64'), wrappedKey: 'AAAA' });
  const [party, lawyer] = await Promise.all([hearing.joinPrivately('party', 'talk'), hearing.joinPrivately('lawyer', 'talk')]);
  await ready(lawyer);
  const flow = await TestFlow.start(party, lawyer, 7400);
  await flow.more('microphone', 50);
  const aloud = await TestSender.create(await hearing.join('judge'), 7500);
  aloud.start();
  await server.until('captureHealth', ({ tracks }) => tracks.some((one) => one.source === 'microphone' && one.packets >= 50));
  await flow.more('microphone', 20);
  const { files } = await server.request('stopRecording', { hearingId, recordingId, cause: 'closed' });
  const { tracks } = await readRecording(node.dataDir, files, dataKey);
  expect(new Set(tracks.map((one) => one.participantId))).toEqual(new Set([hearing.id('judge')]));
  expect(tracks.flatMap((one) => one.sequences).length).toBeGreaterThan(50);
  aloud.close();
  flow.close();
  server.close();
});

test('a room that a newer table does not name closes for everybody at once, and lets nobody in again', async () => {
  const [party, lawyer] = await Promise.all([hearing.joinPrivately('party', 'talk'), hearing.joinPrivately('lawyer', 'talk')]);
  const judge = await hearing.join('judge');
  const room = node.hearings.find(hearing.hearingId)?.findPrivateRoom(hearing.id('talk'));
  await ready(lawyer);
  const flow = await TestFlow.start(party, lawyer, 7600);
  await flow.more('microphone', 10);
  hearing.setGrants(courtroom);
  expect(room?.router.closed).toBe(true);
  await Promise.all([party, lawyer].map((one) => one.until('the closing', (peer) => peer.told('reset').some(({ cause }) => cause === 'closing'))));
  await expect(hearing.joinPrivately('party', 'talk')).rejects.toThrow('grantRefused');
  // Its secret does not bring it back, and the courtroom goes on.
  await expect(hearing.join('party', { grant: hearing.token('party', undefined, 0, 'talk'), resume: party.welcome.resume })).rejects.toThrow('grantRefused');
  await judge.request('produce', judge.describeProduce('microphone', [7700]));
  expect(judge.told('reset')).toEqual([]);
  flow.close();
});

test('a token of a room in which its bearer has no grant brings nothing, and neither does the secret of a place in another room', async () => {
  const [party, lawyer, judge] = await Promise.all([
    hearing.joinPrivately('party', 'talk'),
    hearing.joinPrivately('lawyer', 'talk'),
    hearing.join('judge', { grant: hearing.token('judge', hearing.grant({ send: ['microphone'], receive: ['party', 'lawyer'] }), 0, 'talk') }),
  ]);
  await ready(judge, lawyer);
  const flow = await TestFlow.start(party, lawyer, 7800);
  await flow.more('microphone', 30);
  expect(judge.welcome.grant).toEqual({ send: [], held: [], receive: [] });
  expect(await judge.ask('produce', judge.describeProduce('microphone', [7900]))).toMatchObject({ ok: false, error: { code: 'grantRefused' } });
  expect(judge.consumers).toEqual([]);
  expect([...namedTo(judge)]).toEqual([hearing.id('judge')]);
  expect(namedTo(lawyer)).not.toContain(hearing.id('judge'));
  // The secret of a place in the private room opens no place in the courtroom with the same transports.
  const inCourt = await hearing.join('party', { resume: party.welcome.resume });
  expect(inCourt.welcome).toMatchObject({ isResumed: false });
  expect(inCourt.welcome.send.id).not.toBe(party.welcome.send.id);
  await flow.more('microphone', 10);
  flow.close();
});

test('the ledger accounts for both kinds of room, each entry with its own', async () => {
  const [judge, party] = await Promise.all([hearing.join('judge'), hearing.join('party')]);
  const [partyAside, lawyerAside] = await Promise.all([hearing.joinPrivately('party', 'talk'), hearing.joinPrivately('lawyer', 'talk')]);
  await ready(judge, lawyerAside);
  const [aloud, aside] = [await TestFlow.start(party, judge, 8000), await TestFlow.start(partyAside, lawyerAside, 8100)];
  await Promise.all([aloud.more('microphone', 10), aside.more('microphone', 10)]);
  aloud.close();
  aside.close();
  const server = await node.connectServer();
  await server.request('releaseHearing', { hearingId: hearing.hearingId });
  await partyAside.until('the closing', (peer) => peer.told('reset').some(({ cause }) => cause === 'closing'));
  const { consumptions } = await server.request('listConsumptions', { hearingId: hearing.hearingId });
  const told = consumptions.filter((one) => one.source === 'microphone').map(({ roomId, viewerId, speakerId }) => ({ roomId, viewerId, speakerId }));
  expect(told).toHaveLength(2);
  expect(told).toContainEqual({ roomId: null, viewerId: hearing.id('judge'), speakerId: hearing.id('party') });
  expect(told).toContainEqual({ roomId: hearing.id('talk'), viewerId: hearing.id('lawyer'), speakerId: hearing.id('party') });
  for (const one of consumptions) expect([one.toAt !== null, one.bytes > 0]).toEqual([true, true]);
  server.close();
});

test('a dead worker of a private room ends in that room made anew, and media flows in it again', async () => {
  const party = await hearing.joinPrivately('party', 'talk');
  const place = node.hearings.find(hearing.hearingId)?.findPrivateRoom(hearing.id('talk'))?.place;
  process.kill(place?.worker.pid ?? 0, 'SIGKILL');
  await party.until('the reset', (peer) => peer.told('reset').some(({ cause }) => cause === 'workerDied'));
  const [again, lawyer] = await Promise.all([hearing.joinPrivately('party', 'talk'), hearing.joinPrivately('lawyer', 'talk')]);
  expect(again.welcome.roomEpoch).not.toBe(party.welcome.roomEpoch);
  await ready(lawyer);
  const flow = await TestFlow.start(again, lawyer, 8200);
  await flow.more('microphone', 10);
  flow.close();
  await expect.poll(() => node.pool.live.length, { timeout: 15_000 }).toBe(2);
});
