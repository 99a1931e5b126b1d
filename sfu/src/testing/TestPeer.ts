import type { ConsumerOffer, MediaAck, MediaMessages, MediaRequestType, Welcome } from '@assize/contracts/media/signalling';
import { io, type Socket } from 'socket.io-client';

type Message = { type: keyof MediaMessages; body: unknown };
export interface Codec {
  mimeType: string;
  clockRate: number;
  channels?: number;
  preferredPayloadType: number;
  parameters?: Record<string, unknown>;
}

/** A client of `/media` as a test drives it: it remembers all that it was told and can wait for what is to come. */
export class TestPeer {
  readonly socket: Socket;
  readonly messages: Message[] = [];
  readonly #waiting = new Set<() => void>();

  /** Resolves when connected; rejects with the code of a refusal. */
  static async connect(url: string, auth: Record<string, unknown>, headers: Record<string, string> = {}): Promise<TestPeer> {
    const peer = new TestPeer(io(`${url}/media`, { auth, extraHeaders: headers, transports: ['websocket'], forceNew: true, reconnection: false }));
    await new Promise<void>((resolve, reject) => {
      peer.socket.once('welcome', () => resolve());
      peer.socket.once('connect_error', (error: Error & { data?: { code: string } }) => reject(new Error(error.data?.code ?? error.message)));
      peer.socket.once('disconnect', () => reject(new Error('disconnected')));
    });
    return peer;
  }

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((type: keyof MediaMessages, body: unknown) => {
      this.messages.push({ type, body });
      for (const look of this.#waiting) look();
    });
  }

  get welcome(): Welcome {
    return this.told('welcome').at(-1) as Welcome;
  }
  /** Consumers offered and not closed since. */
  get consumers(): ConsumerOffer[] {
    const closed = new Set(this.told('consumerClosed').map((one) => one.consumerId));
    return this.told('consumers')
      .flat()
      .filter((one) => !closed.has(one.consumerId));
  }

  told<T extends keyof MediaMessages>(type: T): Parameters<MediaMessages[T]>[0][] {
    return this.messages.filter((one) => one.type === type).map((one) => one.body as Parameters<MediaMessages[T]>[0]);
  }

  /** Waits until this holds of what was told. */
  until(what: string, holds: (peer: this) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = (): void => {
        if (!holds(this)) return;
        finish();
        resolve();
      };
      const timer = setTimeout(() => {
        finish();
        reject(
          new Error(
            `never: ${what}; last told: ${this.messages
              .slice(-5)
              .map((one) => one.type)
              .join(', ')}`,
          ),
        );
      }, 15_000);
      this.#waiting.add(look);
      look();
    });
  }

  /** Whatever the body, the answer; a test that sends rubbish needs no types. */
  ask(type: MediaRequestType, body: unknown): Promise<MediaAck<Record<string, unknown>>> {
    return this.socket.timeout(10_000).emitWithAck(type, body) as Promise<MediaAck<Record<string, unknown>>>;
  }

  /** The same, for a request that must succeed. */
  async request(type: MediaRequestType, body: unknown): Promise<Record<string, unknown>> {
    const answer = await this.ask(type, body);
    if (!answer.ok) throw new Error(`${type}: ${answer.error.code}`);
    return answer.result;
  }

  codec(mimeType: string): Codec {
    const found = (this.welcome.routerRtpCapabilities['codecs'] as Codec[]).find((one) => one.mimeType === mimeType);
    if (!found) throw new Error(`the router has no ${mimeType}`);
    return found;
  }

  async ready(): Promise<void> {
    const codecs = ['audio/opus', 'video/H264'].map((one) => this.codec(one));
    await this.request('ready', { rtpCapabilities: { codecs, headerExtensions: [] } });
  }

  /** A body for `produce`. Streams of one source by their ssrc; several are simulcast, smallest first. */
  describeProduce(source: 'microphone' | 'camera' | 'screen', ssrcs: readonly number[], paused = false, pictures = 'video/H264'): Record<string, unknown> {
    const isAudio = source === 'microphone';
    const { preferredPayloadType: payloadType, mimeType, clockRate, channels, parameters } = this.codec(isAudio ? 'audio/opus' : pictures);
    const feedback = [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }];
    return {
      source,
      kind: isAudio ? 'audio' : 'video',
      paused,
      rtpParameters: {
        mid: source,
        codecs: [{ mimeType, clockRate, payloadType, ...(channels ? { channels } : {}), parameters, rtcpFeedback: isAudio ? [] : feedback }],
        headerExtensions: isAudio ? [{ uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 10 }] : [],
        encodings: ssrcs.map((ssrc) => ({ ssrc })),
        rtcp: { cname: 'test', reducedSize: true },
      },
    };
  }

  close(): void {
    this.socket.disconnect();
  }
}
