import type { Consumption } from '@assize/contracts/control/protocol';
import { describe, expect, test } from 'vitest';
import { readLedger } from '../ConsumptionLedger.ts';
import type { TestNode } from '../testing/startTestNode.ts';
import { TestFlow } from '../testing/TestFlow.ts';
import type { TestHearing } from '../testing/TestHearing.ts';
import { useTestNode } from '../testing/useTestNode.ts';

let node: TestNode;
let hearing: TestHearing;
useTestNode({}, (ofFile, ofTest) => {
  [node, hearing] = [ofFile, ofTest];
});

const speaks = ['microphone', 'camera'] as const;

describe('sending', () => {
  test('outside the grant is refused, whatever is pretended', async () => {
    hearing.setGrants({ judge: { send: ['microphone'] }, observer: {} });
    const [judge, observer] = await Promise.all([hearing.join('judge'), hearing.join('observer')]);
    const refused = { ok: false, error: { code: 'grantRefused' } };
    expect(await observer.ask('produce', observer.describeProduce('microphone', [11]))).toEqual(refused);
    expect(await judge.ask('produce', judge.describeProduce('camera', [12]))).toEqual(refused);
    expect(await judge.ask('produce', { ...judge.describeProduce('camera', [13]), source: 'microphone' })).toEqual(refused);
    expect(await judge.ask('produce', judge.describeProduce('microphone', [14]))).toMatchObject({ ok: true });
    expect(node.hearings.find(hearing.hearingId)?.room?.producers.map((one) => one.source)).toEqual(['microphone']);
  });

  test('a source again replaces the one before', async () => {
    hearing.setGrants({ judge: { send: [...speaks] }, clerk: { receive: ['judge'] } });
    const [judge, clerk] = await Promise.all([hearing.join('judge'), hearing.join('clerk')]);
    await clerk.ready();
    const { producerId: first } = await judge.request('produce', judge.describeProduce('camera', [21]));
    await clerk.until('the first camera', (peer) => peer.consumers.some((one) => one.producerId === first));
    const { producerId: second } = await judge.request('produce', judge.describeProduce('camera', [22]));
    await clerk.until('only the second camera', (peer) => peer.consumers.length === 1 && peer.consumers[0]?.producerId === second);
  });
});

describe('receiving', () => {
  test('flows to whom the grants name, with every packet; the isolated have no consumer and not one byte', async () => {
    hearing.setGrants({ judge: { send: [...speaks], receive: ['party'] }, party: { send: [...speaks], receive: ['judge'] }, witness: {} });
    const [judge, party, witness] = await Promise.all([hearing.join('judge'), hearing.join('party'), hearing.join('witness')]);
    await Promise.all([party.ready(), witness.ready()]);
    const flow = await TestFlow.start(judge, party, 100);
    await Promise.all(speaks.map((source) => flow.more(source, 50)));
    expect(party.consumers.map((one) => [one.participantId, one.source])).toEqual(speaks.map((source) => [hearing.id('judge'), source]));
    expect(witness.consumers).toEqual([]);
    expect(
      witness
        .told('peers')
        .flat()
        .filter((one) => one.participantId !== hearing.id('witness')),
    ).toEqual([]);
    expect(witness.told('speaking').flat()).toEqual([]);
    const [stats] = (await node.hearings.find(hearing.hearingId)?.room?.peers.get(hearing.id('witness'))?.recv.getStats()) ?? [];
    expect(stats?.rtpBytesSent).toBe(0);
    flow.close();

    const entries = await consumptionsAfterRelease();
    expect(entries.filter((one) => one.viewerId === hearing.id('witness'))).toEqual([]);
    const ofParty = entries.filter((one) => one.viewerId === hearing.id('party'));
    expect(ofParty.map((one) => one.source).sort()).toEqual(['camera', 'microphone']);
    for (const one of ofParty) {
      expect(one.bytes).toBeGreaterThan(50 * 80);
      expect(one.toAt).not.toBeNull();
    }
  });

  test('ends at once for everybody whom a new grant leaves out', async () => {
    hearing.setGrants({ judge: { send: [...speaks] }, witness: { receive: ['judge'] } });
    const [judge, witness] = await Promise.all([hearing.join('judge'), hearing.join('witness')]);
    await witness.ready();
    const flow = await TestFlow.start(judge, witness, 200);
    await flow.more('microphone', 10);
    hearing.setGrants({ judge: { send: [...speaks] }, witness: {} });
    const room = node.hearings.find(hearing.hearingId)?.room;
    expect(room?.peers.get(hearing.id('witness'))?.consumers.size).toBe(0);
    await witness.until('both closed', (peer) => peer.consumers.length === 0);
    expect(witness.told('grant').at(-1)).toEqual({ send: [], held: [], receive: [] });
    const recv = room?.peers.get(hearing.id('witness'))?.recv;
    const before = (await recv?.getStats())?.[0]?.rtpBytesSent;
    const arrived = async (): Promise<number> => (await room?.producers[0]?.producer.getStats())?.[0]?.packetCount ?? 0;
    const next = (await arrived()) + 20;
    await expect.poll(arrived, { timeout: 10_000 }).toBeGreaterThan(next);
    expect((await recv?.getStats())?.[0]?.rtpBytesSent).toBe(before);
    flow.close();
  });

  test('ends when the speaker may no longer send, who is told why', async () => {
    hearing.setGrants({ party: { send: [...speaks] }, judge: { receive: ['party'] } });
    const [party, judge] = await Promise.all([hearing.join('party'), hearing.join('judge')]);
    await judge.ready();
    await party.request('produce', party.describeProduce('microphone', [31]));
    await party.request('produce', party.describeProduce('camera', [32]));
    await judge.until('both sources', (peer) => peer.consumers.length === 2);
    hearing.setGrants({ party: { send: ['microphone'] }, judge: { receive: ['party'] } });
    await judge.until('the microphone alone', (peer) => peer.consumers.length === 1 && peer.consumers[0]?.source === 'microphone');
    await party.until('told of the camera', (peer) => peer.told('producerClosed').some((one) => one.source === 'camera' && one.cause === 'grant'));
  });

  test('comes to somebody whom a new grant lets in, without being asked for', async () => {
    hearing.setGrants({ judge: { send: [...speaks] }, witness: {} });
    const [judge, witness] = await Promise.all([hearing.join('judge'), hearing.join('witness')]);
    await witness.ready();
    await judge.request('produce', judge.describeProduce('microphone', [41]));
    hearing.setGrants({ judge: { send: [...speaks] }, witness: { receive: ['judge'] } });
    await witness.until('the microphone', (peer) => peer.consumers.length === 1);
  });
});

describe('a screen', () => {
  const sees = { receive: ['party'], seesScreen: true };
  const isScreen = ({ source }: { source: string }): boolean => source === 'screen';

  test('is refused without leave, whatever kind or token is pretended', async () => {
    hearing.setGrants({ party: { send: [...speaks] }, judge: sees });
    const party = await hearing.join('party', { grant: hearing.token('party', hearing.grant({ send: [...speaks, 'screen'] }), 0) });
    const refused = { ok: false, error: { code: 'grantRefused' } };
    expect(await party.ask('produce', party.describeProduce('screen', [71]))).toEqual(refused);
    expect(await party.ask('produce', { ...party.describeProduce('microphone', [72]), source: 'screen' })).toEqual(refused);
    expect(node.hearings.find(hearing.hearingId)?.room?.producers).toEqual([]);
  });

  test('flows with leave to those who may see it and to no other viewer of the same person; when the leave ends it closes', async () => {
    const others = { judge: sees, witness: { receive: ['party'] } };
    hearing.setGrants({ party: { send: [...speaks, 'screen'] }, ...others });
    const [party, judge, witness] = await Promise.all([hearing.join('party'), hearing.join('judge'), hearing.join('witness')]);
    await Promise.all([judge.ready(), witness.ready()]);
    await party.request('produce', party.describeProduce('screen', [81]));
    await party.request('produce', party.describeProduce('camera', [82]));
    await judge.until('the screen and the camera', (peer) => peer.consumers.length === 2 && peer.consumers.some(isScreen));
    await witness.until('the camera', (peer) => peer.consumers.length === 1);
    expect(witness.told('consumers').flat().filter(isScreen)).toEqual([]);
    hearing.setGrants({ party: { send: [...speaks] }, ...others });
    await judge.until('the camera alone', (peer) => peer.consumers.length === 1 && !peer.consumers.some(isScreen));
    await party.until('told of the screen', (peer) => peer.told('producerClosed').some((one) => isScreen(one) && one.cause === 'grant'));
    expect(await party.ask('produce', party.describeProduce('screen', [83]))).toMatchObject({ ok: false, error: { code: 'grantRefused' } });
  });
});

describe('a microphone that the court holds', () => {
  test('is silent for everybody, stays so whatever its sender says, and is shown as held', async () => {
    hearing.setGrants({ party: { send: [...speaks] }, judge: { receive: ['party'] } });
    const [party, judge] = await Promise.all([hearing.join('party'), hearing.join('judge')]);
    await judge.ready();
    const flow = await TestFlow.start(party, judge, 300);
    const microphone = flow.idOf('microphone');
    await flow.more('microphone', 20);
    hearing.setGrants({ party: { send: [...speaks], held: ['microphone'] }, judge: { receive: ['party'] } });
    await judge.until(
      'told that it is held',
      (peer) =>
        peer
          .told('peers')
          .at(-1)
          ?.some((one) => one.sources.microphone?.isHeld && one.sources.microphone.isPaused) ?? false,
    );
    await judge.until('told that it is paused', (peer) => peer.told('consumerPaused').some((one) => one.consumerId === microphone && one.isPaused));
    await party.request('pauseProducer', { source: 'microphone', paused: true });
    await party.request('pauseProducer', { source: 'microphone', paused: false });
    const heard = flow.countOf('microphone');
    await flow.more('camera', 30);
    // One may have been on its way.
    expect(flow.countOf('microphone') - heard).toBeLessThanOrEqual(2);
    hearing.setGrants({ party: { send: [...speaks] }, judge: { receive: ['party'] } });
    await flow.more('microphone', 20);
    flow.close();
  });
});

describe('a token', () => {
  test('older than the table is bound to the table', async () => {
    hearing.setGrants({ party: {} });
    const party = await hearing.join('party', { grant: hearing.token('party', hearing.grant({ send: [...speaks], receive: ['judge'] }), 0) });
    expect(party.welcome.grant).toEqual({ send: [], held: [], receive: [] });
    expect(await party.ask('produce', party.describeProduce('microphone', [51]))).toMatchObject({ ok: false, error: { code: 'grantRefused' } });
  });

  test('is enough without any server: people go on to join and hear each other', async () => {
    const grantOf = (name: string, other: string): Record<string, unknown> => ({
      grant: hearing.token(name, hearing.grant({ send: [...speaks], receive: [other] }), 5),
    });
    const judge = await hearing.join('judge', grantOf('judge', 'party'));
    const party = await hearing.join('party', grantOf('party', 'judge'));
    await party.ready();
    await judge.request('produce', judge.describeProduce('microphone', [61]));
    await party.until('the judge', (peer) => peer.consumers.length === 1);
  });
});

async function consumptionsAfterRelease(): Promise<Consumption[]> {
  await hearing.close();
  return readLedger(node.dataDir, hearing.hearingId);
}
