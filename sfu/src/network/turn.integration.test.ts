import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createIceServers, type IceServer } from '../rules/iceServers.ts';
import { BrowserPerson, whyNoBrowser } from '../testing/BrowserPerson.ts';
import { askRelay, Coturn, whyNoCoturn } from '../testing/Coturn.ts';
import { DistantPerson } from '../testing/DistantPerson.ts';
import { Ends } from '../testing/Ends.ts';
import { RecordedHearing, TestSfu } from '../testing/startTestSfu.ts';
import { TestNetwork, whyNoNetworks } from '../testing/TestNetwork.ts';

const reason = whyNoNetworks() ?? whyNoCoturn();
const noBrowser = whyNoBrowser();
const hourMs = 3_600_000;
const secret = 'the secret that the sfu and coturn share';
/** The sfu and the relay are neighbours, and so are the relay and the person; nothing is passed on between the two. */
const [sfuHost, relayHost, turnHost, personHost] = [1, 2, 5, 6];

describe.skipIf(reason)(`a person who reaches nothing but the relay${reason ? ` (skipped: ${reason})` : ''}`, () => {
  let network: TestNetwork;
  let coturn: Coturn;
  let node: TestSfu;
  let place: string;
  const ends = new Ends();

  beforeAll(async () => {
    network = await TestNetwork.create();
    ends.push(() => network.close());
    const [relay, outside] = [await network.addNamespace('relay'), await network.addNamespace('outside')];
    await network.connect({ host: sfuHost }, { namespace: relay, host: relayHost });
    await network.connect({ namespace: relay, host: turnHost }, { namespace: outside, host: personHost });
    place = outside;
    const [sfuAddress, relayAddress, listenAddress] = [sfuHost, relayHost, turnHost].map((host) => network.address(host)) as [string, string, string];
    coturn = await Coturn.start({ namespace: relay, secret, listenAddress, relayAddress, sfuAddress });
    ends.push(() => coturn.close());
    const urls = ['udp', 'tcp'].map((protocol) => `turn:${listenAddress}:3478?transport=${protocol}`);
    node = await TestSfu.start({ env: { RTC_LISTEN_IP: sfuAddress, TURN_URLS: urls.join(','), TURN_SECRET: secret } });
    ends.push(() => node.close());
  });
  afterAll(() => ends.close());

  test('is heard and recorded through it, with the credentials given at joining', async () => {
    await expect(network.ip(place, 'route', 'get', network.address(sfuHost))).rejects.toThrow('unreachable');
    const hearing = new RecordedHearing();
    await hearing.place(node);
    const peer = await hearing.join(node);
    await node.request('startRecording', hearing.startRequest());
    const person = DistantPerson.start(place);
    ends.push(() => person.close());
    const way = await person.speak(peer);
    expect(way.local).toMatchObject({ type: 'relay', address: network.address(relayHost) });
    expect(way.remote.address).toBe(network.address(sfuHost));
    await node.fact('captureHealth', ({ tracks }) => tracks.some((one) => one.source === 'microphone' && one.packets >= 50));
    // What the sfu sees of the person is the relay.
    const seen = node.sfu.hearings.find(hearing.hearingId)?.room?.peers.get(hearing.judge)?.send.iceSelectedTuple;
    expect(seen).toMatchObject({ protocol: 'udp', remoteIp: network.address(relayHost) });
    await person.close();
    const { files } = await hearing.stop(node);
    const { records, isTorn } = await hearing.read(node, files[0]?.key ?? '');
    expect(isTorn).toBe(false);
    expect(records.filter((one) => one.kind === 'rtp').length).toBeGreaterThanOrEqual(50);
    peer.close();
  });

  /** As the sfu makes them: an hour from this moment, with this secret. */
  const make = (atMs: number, withSecret = secret): Pick<IceServer, 'username' | 'credential'> => {
    const [server] = createIceServers({ urls: ['turn:relay'], secret: withSecret }, 'judge', atMs);
    return server ?? { username: '', credential: '' };
  };
  const refusal = 'Cannot complete Allocation';

  test.each([
    ['that have expired', () => make(Date.now() - 2 * hourMs)],
    ['whose expiry was put off', () => ({ ...make(Date.now() - 2 * hourMs), username: make(Date.now()).username })],
    ['made with another secret', () => make(Date.now(), 'another secret')],
  ])('is given no relay for credentials %s', async (_, forge) => {
    expect(await askRelay(place, network.address(turnHost), forge(), network.address(sfuHost))).toContain(refusal);
    expect(coturn.log).toContain('check_stun_auth');
  });

  test('is led nowhere but to the sfu, whatever the credentials', async () => {
    const said = await askRelay(place, network.address(turnHost), make(Date.now()), network.address(relayHost));
    expect(said).toContain('403 (Forbidden IP)');
    expect(said).not.toContain(refusal);
  });

  test.skipIf(noBrowser)('is heard through it by TCP too, from a browser, where the network lets no UDP out', async () => {
    const hearing = new RecordedHearing();
    await hearing.place(node);
    const peer = await hearing.join(node);
    await network.ip(place, 'rule', 'add', 'priority', '1', 'ipproto', 'udp', 'prohibit');
    onTestFinished(async () => void (await network.ip(place, 'rule', 'delete', 'priority', '1')));
    const person = await BrowserPerson.open(place, peer);
    ends.push(() => person.close());
    await person.speak();
    expect(await person.way()).toEqual({ candidateType: 'relay', relayProtocol: 'tcp' });
    const room = node.sfu.hearings.find(hearing.hearingId)?.room;
    expect(room?.peers.get(hearing.judge)?.send.iceSelectedTuple?.remoteIp).toBe(network.address(relayHost));
    await expect.poll(async () => (await room?.producers[0]?.producer.getStats())?.[0]?.packetCount, { timeout: 15_000 }).toBeGreaterThan(50);
    peer.close();
  });
});
