import { randomInt } from 'node:crypto';
import type { ConsumerOffer, MediaAck, TransportOffer, Welcome } from '@assize/contracts/media/signalling';
import nodeDataChannel, { type PeerConnection, type Track } from 'node-datachannel';
import { io, type Socket } from 'socket.io-client';
import { buildSdp, lineOfConsumer, type MediaLine } from './buildSdp.ts';
import { asksForKeyframe, nextAudio, nextFrame, openStream, type RtpStream, senderReport } from './rtpPackets.ts';

interface Options {
  url: string;
  grant: string;
  /** How many tracks the others send; joining ends when all of them are received. */
  expectedTracks: number;
  onPacket: (packet: Buffer) => void;
}
interface Capability {
  mimeType: string;
  clockRate: number;
  channels?: number;
  preferredPayloadType: number;
  parameters?: Record<string, unknown>;
}
const joinLimitMs = 30_000;
/** Sound comes in packets of 20 ms; a bench that looks for the last one may ask for finer steps. */
const usualTickMs = 20;
const levelExtension = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';

/** One person of the crowd: a real WebRTC client (ICE, DTLS-SRTP) that sends sound and picture and receives everybody's. */
export class Member {
  readonly #options: Options;
  readonly #socket: Socket;
  readonly #received: Track[] = [];
  readonly #audio: RtpStream;
  readonly #video: RtpStream;
  #sending: { connection: PeerConnection; audio: Track; video: Track } | undefined;
  #receiving: PeerConnection | undefined;
  #levelExtensionId = 10;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ticks = 0;
  #isKeyframeWanted = false;

  private constructor(options: Options, audio: RtpStream, video: RtpStream) {
    this.#options = options;
    this.#audio = audio;
    this.#video = video;
    this.#socket = io(`${options.url}/media`, { auth: { grant: options.grant }, transports: ['websocket'], forceNew: true, reconnection: false });
  }

  /** What its sound comes as, at everyone else too. */
  get audioPayloadType(): number {
    return this.#audio.payloadType;
  }

  /** A request that only the bare server knows. */
  async ask(name: string, body: unknown): Promise<void> {
    await this.#request(name, body);
  }

  get sentPackets(): number {
    return this.#audio.packets + this.#video.packets;
  }

  /** Resolves when everything is sent and received both ways; `start` then lets the packets flow. */
  static async join(options: Options): Promise<Member> {
    const member = new Member(options, openStream(randomInt(2 ** 31), 0, 48_000), openStream(randomInt(2 ** 31), 0, 90_000));
    await member.#join();
    return member;
  }

  async #request<T = unknown>(name: string, body: unknown): Promise<T> {
    const ack = (await this.#socket.timeout(8000).emitWithAck(name, body)) as MediaAck<T>;
    if (!ack.ok) throw new Error(`${name}: ${ack.error.code}`);
    return ack.result;
  }

  async #join(): Promise<void> {
    const offers = this.#untilOffers();
    const welcome = await new Promise<Welcome>((resolve, reject) => this.#socket.once('welcome', resolve).once('connect_error', reject));
    const { codecs, headerExtensions } = welcome.routerRtpCapabilities as {
      codecs: Capability[];
      headerExtensions: { kind: string; uri: string; preferredId: number }[];
    };
    const opus = codecs.find((one) => one.mimeType === 'audio/opus');
    const h264 = codecs.find((one) => one.mimeType === 'video/H264' && one.parameters?.['packetization-mode'] === 1);
    if (!opus || !h264) throw new Error('the router lacks Opus or H264');
    this.#levelExtensionId = headerExtensions.find((one) => one.kind === 'audio' && one.uri === levelExtension)?.preferredId ?? 10;
    await this.#send(welcome.send, opus, h264);
    const receivable = [opus, h264].map((one) => ({
      ...one,
      rtcpFeedback: [
        { type: 'nack', parameter: '' },
        { type: 'nack', parameter: 'pli' },
      ],
    }));
    await this.#request('ready', { rtpCapabilities: { codecs: receivable, headerExtensions: [] } });
    await this.#receive(welcome.recv, await within(offers, 'offers of what the others send'));
  }

  #untilOffers(): Promise<ConsumerOffer[]> {
    const { expectedTracks } = this.#options;
    const found = new Map<string, ConsumerOffer>();
    return new Promise((resolve) => {
      this.#socket.on('consumers', (offers: ConsumerOffer[]) => {
        for (const offer of offers) found.set(offer.consumerId, offer);
        if (found.size >= expectedTracks) resolve([...found.values()]);
      });
      if (expectedTracks === 0) resolve([]);
    });
  }

  async #send(offer: TransportOffer, opus: Capability, h264: Capability): Promise<void> {
    this.#audio.payloadType = opus.preferredPayloadType;
    this.#video.payloadType = h264.preferredPayloadType;
    const connection = new nodeDataChannel.PeerConnection('send', { iceServers: [], bindAddress: '127.0.0.1', disableAutoNegotiation: true });
    const audio = new nodeDataChannel.Audio('audio', 'SendOnly');
    audio.addOpusCodec(this.#audio.payloadType);
    audio.addSSRC(this.#audio.ssrc, 'bench');
    const video = new nodeDataChannel.Video('video', 'SendOnly');
    video.addH264Codec(this.#video.payloadType);
    video.addSSRC(this.#video.ssrc, 'bench');
    this.#sending = { connection, audio: connection.addTrack(audio), video: connection.addTrack(video) };
    this.#sending.video.onMessage((compound) => {
      this.#isKeyframeWanted ||= asksForKeyframe(compound);
    });
    const local = await localDescription(connection, 'offer');
    const [audioCodec, videoCodec] = [opus, h264].map(({ mimeType, clockRate, channels, preferredPayloadType: payloadType, parameters = {} }) => ({
      mimeType,
      clockRate,
      payloadType,
      parameters,
      ...(channels ? { channels } : {}),
    }));
    if (!audioCodec || !videoCodec) throw new Error('no codec');
    const lines: MediaLine[] = [
      { mid: 'audio', kind: 'audio', direction: 'recvonly', codec: audioCodec },
      { mid: 'video', kind: 'video', direction: 'recvonly', codec: videoCodec },
    ];
    await this.#connect('send', connection, local, () => connection.setRemoteDescription(buildSdp('answer', offer, lines), 'answer'));
    const rtcp = { cname: 'bench', reducedSize: true };
    const headerExtensions = [{ uri: levelExtension, id: this.#levelExtensionId, encrypt: false, parameters: {} }];
    await this.#request('produce', {
      source: 'microphone',
      kind: 'audio',
      paused: false,
      rtpParameters: { mid: 'audio', codecs: [{ ...audioCodec, rtcpFeedback: [] }], headerExtensions, encodings: [{ ssrc: this.#audio.ssrc }], rtcp },
    });
    await this.#request('produce', {
      source: 'camera',
      kind: 'video',
      paused: false,
      rtpParameters: {
        mid: 'video',
        codecs: [
          {
            ...videoCodec,
            rtcpFeedback: [
              { type: 'nack', parameter: '' },
              { type: 'nack', parameter: 'pli' },
            ],
          },
        ],
        headerExtensions: [],
        encodings: [{ ssrc: this.#video.ssrc }],
        rtcp,
      },
    });
  }

  async #receive(offer: TransportOffer, offers: readonly ConsumerOffer[]): Promise<void> {
    if (offers.length === 0) return;
    const connection = new nodeDataChannel.PeerConnection('receive', { iceServers: [], bindAddress: '127.0.0.1', disableAutoNegotiation: true });
    this.#receiving = connection;
    connection.onTrack((track) => {
      track.setMediaHandler(new nodeDataChannel.RtcpReceivingSession());
      track.onMessage(this.#options.onPacket);
      this.#received.push(track);
    });
    connection.setRemoteDescription(buildSdp('offer', offer, offers.map(lineOfConsumer)), 'offer');
    const local = await localDescription(connection, 'answer');
    await this.#connect('recv', connection, local, () => undefined);
    await this.#request('resumeConsumers', { consumerIds: offers.map((one) => one.consumerId) });
  }

  async #connect(direction: 'send' | 'recv', connection: PeerConnection, localSdp: string, go: () => void): Promise<void> {
    const value = /a=fingerprint:sha-256 (\S+)/i.exec(localSdp)?.[1];
    if (!value) throw new Error('no fingerprint in the local description');
    const connected = new Promise<void>((resolve, reject) => {
      if (connection.state() === 'connected') resolve();
      connection.onStateChange((state) => {
        if (state === 'connected') resolve();
        else if (state === 'failed' || state === 'closed') reject(new Error(`${direction}: ${state}`));
      });
    });
    await this.#request('connectTransport', { direction, dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] } });
    go();
    await within(connected, `a connection to ${direction}`);
  }

  /** Sends from now on, on time: what a late timer missed is caught up. `phaseMs` spreads the members over a tick. */
  start(phaseMs: number, tickMs = usualTickMs): void {
    const firstAtMs = performance.now() + phaseMs - this.#ticks * tickMs;
    const turn = (): void => {
      while (firstAtMs + this.#ticks * tickMs <= performance.now()) this.#tick();
      this.#timer = setTimeout(turn, Math.max(1, firstAtMs + this.#ticks * tickMs - performance.now()));
    };
    turn();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  close(): void {
    this.stop();
    this.#socket.disconnect();
    this.#sending?.connection.close();
    this.#receiving?.close();
  }

  #tick(): void {
    if (!this.#sending) return;
    const { audio, video } = this.#sending;
    const tick = this.#ticks++;
    // Each speaks for a while and then is quiet, as people do.
    const isSpeaking = Math.floor(tick / 150 + this.#audio.ssrc) % 3 === 0;
    audio.sendMessageBinary(nextAudio(this.#audio, this.#levelExtensionId, isSpeaking ? 20 : 90));
    if (tick % 2 === 0) {
      const isKeyframe = this.#isKeyframeWanted || tick % 500 === 0;
      this.#isKeyframeWanted = false;
      for (const packet of nextFrame(this.#video, isKeyframe)) video.sendMessageBinary(packet);
    }
    if (tick % 50 === 0) {
      audio.sendMessageBinary(senderReport(this.#audio, Date.now()));
      video.sendMessageBinary(senderReport(this.#video, Date.now()));
    }
  }
}

function localDescription(connection: PeerConnection, type: 'offer' | 'answer'): Promise<string> {
  return new Promise((resolve) => {
    connection.onLocalDescription((sdp) => resolve(sdp));
    connection.setLocalDescription(type);
  });
}

async function within<T>(wanted: Promise<T>, what: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`${what} did not come within ${String(joinLimitMs / 1000)} s`)), joinLimitMs);
  try {
    return await Promise.race([wanted, late]);
  } finally {
    clearTimeout(timer);
  }
}
