import { existsSync } from 'node:fs';
import type { TransportOffer } from '@assize/contracts/media/signalling';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { describeSession } from './describeSession.ts';
import { tellSkipped } from './tellSkipped.ts';
import { insideOf } from './TestNetwork.ts';
import type { TestPeer } from './TestPeer.ts';

const chromium = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';

/** Why no browser can be started here, which is also printed; undefined when it can. */
export function whyNoBrowser(): string | undefined {
  return existsSync(chromium) ? undefined : tellSkipped(`${chromium} is not installed (Debian's chromium)`);
}

/** What runs in the page keeps between calls. */
interface Kept {
  connection: RTCPeerConnection;
}

interface Way {
  candidateType: string | undefined;
  /** Between the person and the relay. */
  relayProtocol: string | undefined;
}

/** In the page: a connection that sends a tone, and its offer. */
async function offerTone(iceServers: RTCIceServer[]): Promise<string> {
  const context = new AudioContext();
  const [tone, sink] = [new OscillatorNode(context, { frequency: 440 }), new MediaStreamAudioDestinationNode(context)];
  tone.connect(sink);
  tone.start();
  const connection = new RTCPeerConnection({ iceServers });
  Object.assign(globalThis, { connection } satisfies Kept);
  for (const track of sink.stream.getTracks()) connection.addTransceiver(track, { direction: 'sendonly' });
  await connection.setLocalDescription(await connection.createOffer());
  return connection.localDescription?.sdp ?? '';
}
/** In the page: as mediasoup-client does for `restartIce`, a new offer before the answer with the new parameters. */
async function restart(sdp: string): Promise<void> {
  const { connection } = globalThis as unknown as Kept;
  await connection.setLocalDescription(await connection.createOffer({ iceRestart: true }));
  await connection.setRemoteDescription({ type: 'answer', sdp });
}
async function takeAnswer(sdp: string): Promise<void> {
  await (globalThis as unknown as Kept).connection.setRemoteDescription({ type: 'answer', sdp });
}
/** In the page: as soon as the connection is in this state. */
function untilState(state: string): Promise<void> {
  const { connection } = globalThis as unknown as Kept;
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection.connectionState === state) resolve();
    };
    connection.addEventListener('connectionstatechange', look);
    look();
  });
}

/** In the page: how its end of the way that ICE chose is reached (RTCIceCandidateStats). */
async function describeWay(): Promise<Way> {
  const reports = [...(await (globalThis as unknown as Kept).connection.getStats()).values()] as Record<string, string>[];
  const transport = reports.find((one) => one['type'] === 'transport');
  const pair = reports.find((one) => one['id'] === transport?.['selectedCandidatePairId']);
  const local = reports.find((one) => one['id'] === pair?.['localCandidateId']);
  return { candidateType: local?.['candidateType'], relayProtocol: local?.['relayProtocol'] };
}

/** A person whose browser is in a namespace of its own; the signalling stays with the test. Its sound is a tone. */
export class BrowserPerson {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #peer: TestPeer;
  #answer: (transport: TransportOffer) => string = () => '';

  static async open(namespace: string, peer: TestPeer): Promise<BrowserPerson> {
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
    const [executablePath, args] = insideOf(namespace, chromium, [...flags, '--autoplay-policy=no-user-gesture-required', 'about:blank']);
    const browser = await puppeteer.launch({ executablePath, args, ignoreDefaultArgs: true, pipe: true });
    return new BrowserPerson(browser, (await browser.pages())[0] ?? (await browser.newPage()), peer);
  }

  private constructor(browser: Browser, page: Page, peer: TestPeer) {
    this.#browser = browser;
    this.#page = page;
    this.#peer = peer;
  }

  /** Connects and produces; resolves with the producer's id when the connection is up. */
  async speak(): Promise<string> {
    const offer = await this.#page.evaluate(offerTone, this.#peer.welcome.iceServers);
    const get = (pattern: RegExp): string => pattern.exec(offer)?.[1] ?? '';
    const [mid, ssrc, payloadType] = [get(/a=mid:(\S+)/), Number(get(/a=ssrc:(\d+)/)), Number(get(/a=rtpmap:(\d+) opus/))];
    this.#answer = (transport) => describeSession('answer', transport, [{ mid, kind: 'audio', direction: 'recvonly', payloadType }]);
    const fingerprints = [{ algorithm: 'sha-256', value: get(/a=fingerprint:sha-256 (\S+)/) }];
    await this.#peer.request('connectTransport', { direction: 'send', dtlsParameters: { role: 'client', fingerprints } });
    const asked = this.#peer.describeProduce('microphone', [ssrc]) as { rtpParameters: { mid: string; codecs: { payloadType: number }[] } };
    asked.rtpParameters.mid = mid;
    for (const codec of asked.rtpParameters.codecs) codec.payloadType = payloadType;
    const { producerId } = await this.#peer.request('produce', asked);
    await this.#page.evaluate(takeAnswer, this.#answer(this.#peer.welcome.send));
    await this.until('connected');
    return String(producerId);
  }

  until(state: RTCPeerConnectionState): Promise<void> {
    return this.#page.evaluate(untilState, state);
  }

  /** What the client does when its path is broken or its network has changed. */
  async restartIce(): Promise<void> {
    const { iceParameters } = (await this.#peer.request('restartIce', { direction: 'send' })) as Pick<TransportOffer, 'iceParameters'>;
    await this.#page.evaluate(restart, this.#answer({ ...this.#peer.welcome.send, iceParameters }));
  }

  way(): Promise<Way> {
    return this.#page.evaluate(describeWay);
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
