import { type EncodedFrame, encodeH264, encodeVp8 } from '@assize/platform/testing/encodeMedia';
import { encodeRtp, packetizeFrame } from '@assize/platform/testing/packetize';
import nodeDataChannel, { type PeerConnection, type Track } from 'node-datachannel';
import { describeSession } from './describeSession.ts';
import { connect, describeLocally } from './TestMedia.ts';
import type { TestPeer } from './TestPeer.ts';

type Codec = 'H264' | 'VP8';
/** Pictures a second, and units of the RTP clock between them. */
const rate = 25;
const ticks = 90_000 / rate;

/** A camera before which something is held: its pictures, really encoded, over and over, over ICE and DTLS-SRTP. */
export class CameraSender {
  readonly #connection: PeerConnection;
  readonly #track: Track;
  readonly #stream: { ssrc: number; payloadType: number; mimeType: string };
  readonly #frames: EncodedFrame[];
  readonly #timer: NodeJS.Timeout;
  #sequenceNumber = 65_500;
  #turn = 0;

  /** Connects and sends at once. `scene`: a source of ffmpeg's. */
  static async create(peer: TestPeer, scene: string, codec: Codec, ssrc: number): Promise<CameraSender> {
    const frames = codec === 'H264' ? await encodeH264(scene, 1, { rate }) : await encodeVp8(scene, 1, rate);
    const mimeType = `video/${codec}`;
    const payloadType = peer.codec(mimeType).preferredPayloadType;
    const connection = new nodeDataChannel.PeerConnection('camera', { iceServers: [], bindAddress: '127.0.0.1', disableAutoNegotiation: true });
    const video = new nodeDataChannel.Video('camera', 'SendOnly');
    if (codec === 'H264') video.addH264Codec(payloadType);
    else video.addVP8Codec(payloadType);
    video.addSSRC(ssrc, 'test');
    const track = connection.addTrack(video);
    const local = await describeLocally(connection, 'offer');
    const answer = describeSession('answer', peer.welcome.send, [{ mid: 'camera', kind: 'video', direction: 'recvonly', payloadType, codec }]);
    await connect(peer, 'send', connection, local, () => connection.setRemoteDescription(answer, 'answer'));
    await peer.request('produce', peer.describeProduce('camera', [ssrc], false, mimeType));
    return new CameraSender(connection, track, { ssrc, payloadType, mimeType }, frames);
  }

  private constructor(connection: PeerConnection, track: Track, stream: { ssrc: number; payloadType: number; mimeType: string }, frames: EncodedFrame[]) {
    this.#connection = connection;
    this.#track = track;
    this.#stream = stream;
    this.#frames = frames;
    this.#timer = setInterval(() => this.#send(), 1000 / rate);
  }

  #send(): void {
    const frame = this.#frames[this.#turn % this.#frames.length];
    if (!frame || !this.#track.isOpen()) return;
    const timestamp = this.#turn++ * ticks;
    const payloads = packetizeFrame(this.#stream.mimeType, frame);
    for (const [index, payload] of payloads.entries())
      this.#track.sendMessageBinary(
        encodeRtp({ ...this.#stream, sequenceNumber: this.#sequenceNumber++, timestamp, marker: index === payloads.length - 1, payload }),
      );
  }

  close(): void {
    clearInterval(this.#timer);
    this.#connection.close();
  }
}
