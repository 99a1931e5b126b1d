import type { ConsumerOffer, TransportOffer } from '@assize/contracts/media/signalling';
import nodeDataChannel, { type PeerConnection, type Track } from 'node-datachannel';
import { describeSession, type SessionLine } from './describeSession.ts';
import { RtpSource } from './RtpSource.ts';
import type { TestPeer } from './TestPeer.ts';

/** Real streams of a test peer to the sfu, over ICE and DTLS-SRTP. */
export class TestSender {
  readonly audio: RtpSource;
  /** Simulcast layers, smallest first. */
  readonly layers: RtpSource[];
  readonly #connection: PeerConnection;
  readonly #audioTrack: Track;
  readonly #layerTracks: Track[];
  #timer: NodeJS.Timeout | undefined;

  /** Connects and produces microphone and camera; `start` lets the packets flow. `frameBytes`: of most pictures, by layer. */
  static async create(peer: TestPeer, firstSsrc: number, layerCount = 1, frameBytes: readonly number[] = []): Promise<TestSender> {
    const audio = new RtpSource({ ssrc: firstSsrc, payloadType: peer.codec('audio/opus').preferredPayloadType, kind: 'audio' });
    const videoType = peer.codec('video/H264').preferredPayloadType;
    const layers = Array.from(
      { length: layerCount },
      (_, index) => new RtpSource({ ssrc: firstSsrc + 1 + index, payloadType: videoType, kind: 'video', frameBytes: frameBytes[index] }),
    );
    const sender = new TestSender(audio, layers, videoType);
    const lines: SessionLine[] = [
      { mid: 'microphone', kind: 'audio', direction: 'recvonly', payloadType: peer.codec('audio/opus').preferredPayloadType },
      ...layers.map((_, index): SessionLine => ({ mid: `camera${String(index)}`, kind: 'video', direction: 'recvonly', payloadType: videoType })),
    ];
    const local = await describeLocally(sender.#connection, 'offer');
    const { send } = peer.welcome;
    await connect(peer, 'send', sender.#connection, local, () => sender.#connection.setRemoteDescription(describeSession('answer', send, lines), 'answer'));
    await peer.request('produce', peer.describeProduce('microphone', [audio.ssrc]));
    await peer.request(
      'produce',
      peer.describeProduce(
        'camera',
        layers.map((one) => one.ssrc),
      ),
    );
    return sender;
  }

  private constructor(audio: RtpSource, layers: RtpSource[], videoType: number) {
    this.audio = audio;
    this.layers = layers;
    this.#connection = new nodeDataChannel.PeerConnection('sender', { iceServers: [], bindAddress: '127.0.0.1', disableAutoNegotiation: true });
    const description = new nodeDataChannel.Audio('microphone', 'SendOnly');
    description.addOpusCodec(111);
    description.addSSRC(audio.ssrc, 'test');
    this.#audioTrack = this.#connection.addTrack(description);
    this.#layerTracks = layers.map(({ ssrc }, index) => {
      const video = new nodeDataChannel.Video(`camera${String(index)}`, 'SendOnly');
      video.addH264Codec(videoType);
      video.addSSRC(ssrc, 'test');
      return this.#connection.addTrack(video);
    });
  }

  /** Fifty packets a second of sound, 25 of each layer of the picture, and reports. */
  start(): void {
    let turn = 0;
    this.#timer = setInterval(() => {
      try {
        this.sendTurn(turn % 2 === 0);
        if (turn % 25 === 0) this.sendReports(Date.now());
      } catch (error) {
        // The sfu hung up, as a test may want it to: there is nobody to send to any more.
        if (this.#audioTrack.isOpen()) throw error;
        this.stop();
      }
      turn += 1;
    }, 20);
  }

  sendTurn(hasPicture: boolean): void {
    this.#audioTrack.sendMessageBinary(this.audio.next(10));
    if (hasPicture) for (const [index, layer] of this.layers.entries()) this.#layerTracks[index]?.sendMessageBinary(layer.next());
  }

  sendReports(nowMs: number): void {
    this.#audioTrack.sendMessageBinary(this.audio.report(nowMs));
    for (const [index, layer] of this.layers.entries()) this.#layerTracks[index]?.sendMessageBinary(layer.report(nowMs));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  close(): void {
    this.stop();
    this.#connection.close();
  }
}

/** What a test peer really receives, in RTP packets by consumer. */
export class TestReceiver {
  readonly packets = new Map<string, number>();
  readonly #connection: PeerConnection;
  readonly #tracks: Track[] = [];
  readonly #waiting = new Set<() => void>();

  /** Connects for these consumers and says that they may flow. */
  static async create(peer: TestPeer, offers: readonly ConsumerOffer[]): Promise<TestReceiver> {
    const receiver = new TestReceiver(offers);
    const connection = receiver.#connection;
    const lines = offers.map((offer, index): SessionLine => ({ mid: String(index), kind: offer.kind, direction: 'sendonly', ...streamOf(offer) }));
    connection.setRemoteDescription(describeSession('offer', peer.welcome.recv as TransportOffer, lines), 'offer');
    const local = await describeLocally(connection, 'answer');
    await connect(peer, 'recv', connection, local, () => undefined);
    await peer.request('resumeConsumers', { consumerIds: offers.map((one) => one.consumerId) });
    return receiver;
  }

  private constructor(offers: readonly ConsumerOffer[]) {
    this.#connection = new nodeDataChannel.PeerConnection('receiver', { iceServers: [], bindAddress: '127.0.0.1', disableAutoNegotiation: true });
    this.#connection.onTrack((track) => {
      this.#tracks.push(track);
      const id = offers[Number(track.mid())]?.consumerId ?? '';
      track.onMessage((message) => {
        // RTCP shares the way (RFC 5761).
        const type = (message[1] ?? 0) & 0x7f;
        if (type >= 64 && type < 96) return;
        this.packets.set(id, (this.packets.get(id) ?? 0) + 1);
        for (const look of this.#waiting) look();
      });
    });
  }

  /** Waits until this consumer has brought so many packets in all. */
  until(consumerId: string, count: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`only ${String(this.packets.get(consumerId) ?? 0)} packets came`)), 15_000);
      const look = (): void => {
        if ((this.packets.get(consumerId) ?? 0) < count) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  close(): void {
    this.#connection.close();
  }
}

function streamOf({ rtpParameters }: ConsumerOffer): { payloadType: number; ssrc: number } {
  const [codec] = rtpParameters['codecs'] as { payloadType: number }[];
  const [encoding] = rtpParameters['encodings'] as { ssrc: number }[];
  if (!codec || !encoding) throw new Error('a consumer without a stream');
  return { payloadType: codec.payloadType, ssrc: encoding.ssrc };
}

export function describeLocally(connection: PeerConnection, type: 'offer' | 'answer'): Promise<string> {
  return new Promise((resolve) => {
    connection.onLocalDescription((sdp) => resolve(sdp));
    connection.setLocalDescription(type);
  });
}

export async function connect(peer: TestPeer, direction: 'send' | 'recv', connection: PeerConnection, local: string, answer: () => void): Promise<void> {
  const value = /a=fingerprint:sha-256 (\S+)/i.exec(local)?.[1];
  const connected = new Promise<void>((resolve, reject) => {
    connection.onStateChange((state) => {
      if (state === 'connected') resolve();
      else if (state === 'failed') reject(new Error(`${direction} failed`));
    });
  });
  await peer.request('connectTransport', { direction, dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] } });
  answer();
  if (connection.state() !== 'connected') await connected;
}
