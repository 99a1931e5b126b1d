import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BrowserPerson, whyNoBrowser } from '../testing/BrowserPerson.ts';
import { Ends } from '../testing/Ends.ts';
import { RecordedHearing, TestSfu } from '../testing/startTestSfu.ts';
import { TestNetwork, whyNoNetworks } from '../testing/TestNetwork.ts';

const reason = whyNoNetworks() ?? whyNoBrowser();
/** Two networks in which the person can be, each with the court at its other end; the sfu's address is the first's. */
const [sfuHost, firstHost, gatewayHost, secondHost] = [1, 2, 5, 6];

describe.skipIf(reason)(`a person whose network changes in the hearing${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let network: TestNetwork;
  let place: string;
  let cable: string;
  let node: TestSfu;
  const ends = new Ends();

  beforeEach(async () => {
    network = await TestNetwork.create();
    ends.push(() => network.close());
    place = await network.addNamespace('person');
    [, cable] = await network.connect({ host: sfuHost }, { namespace: place, host: firstHost });
    node = await TestSfu.start({ env: { RTC_LISTEN_IP: network.address(sfuHost), SFU_WORKERS: '1' } });
    ends.push(() => node.close());
  });
  afterEach(() => ends.close());

  test('is heard again from the new address by restarting ICE: the same seat, the same producer, the same track', async () => {
    const hearing = new RecordedHearing();
    await hearing.place(node);
    const peer = await hearing.join(node);
    await node.request('startRecording', hearing.startRequest());
    const person = await BrowserPerson.open(place, peer);
    ends.push(() => person.close());
    const producerId = await person.speak();
    const untilRecorded = async (more: number): Promise<number> => {
      const { packets } = (await node.fact('captureHealth', ({ tracks }) => (tracks[0]?.packets ?? 0) >= more)).tracks[0] ?? { packets: 0 };
      return packets;
    };
    await untilRecorded(50);
    const transport = node.sfu.hearings.find(hearing.hearingId)?.room?.peers.get(hearing.judge)?.send;
    expect(transport?.iceSelectedTuple?.remoteIp).toBe(network.address(firstHost));

    await network.ip(place, 'address', 'flush', 'dev', cable);
    await network.ip(place, 'link', 'set', cable, 'down');
    await person.until('disconnected');
    const before = transport?.iceParameters.usernameFragment;
    await network.connect({ host: gatewayHost }, { namespace: place, host: secondHost });
    await network.ip(place, 'route', 'add', 'default', 'via', network.address(gatewayHost));
    const [stats] = (await node.sfu.hearings.find(hearing.hearingId)?.room?.producers[0]?.producer.getStats()) ?? [];
    await person.restartIce();
    await person.until('connected');
    await untilRecorded((stats?.packetCount ?? 0) + 100);
    expect(transport?.iceParameters.usernameFragment).not.toBe(before);
    expect(transport?.iceSelectedTuple?.remoteIp).toBe(network.address(secondHost));

    expect(node.sfu.hearings.find(hearing.hearingId)?.room?.producers.map((one) => one.id)).toEqual([producerId]);
    expect([peer.told('welcome').length, peer.told('reset'), peer.told('producerClosed')]).toEqual([1, [], []]);
    await person.close();
    const { files } = await hearing.stop(node);
    const { records, isTorn } = await hearing.read(node, files[0]?.key ?? '');
    expect(isTorn).toBe(false);
    expect(records.map((one) => one.kind).filter((one) => one !== 'rtp' && one !== 'rtcp')).toEqual(['opened', 'trackOpened', 'trackClosed', 'closed']);
    // One stream, numbered on over the change: what was lost without a network is a hole in its numbers, and nothing is there twice.
    const numbers = records.filter((one) => one.kind === 'rtp').map((one) => one.payload.readUInt16BE(2));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(records.filter((one) => one.kind === 'rtp').map((one) => one.payload.readUInt32BE(8))).size).toBe(1);
    peer.close();
  });
});
