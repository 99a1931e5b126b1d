import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Source } from '@assize/contracts/media/grant';
import type { MediaMessages, TransportOffer } from '@assize/contracts/media/signalling';
import type { Router, RtpCapabilities, WebRtcServer, WebRtcTransport } from 'mediasoup/types';
import type { PeerConsumer } from './PeerConsumer.ts';
import type { PeerProducer } from './PeerProducer.ts';
import type { PeerSocket } from './PeerSocket.ts';

interface Options {
  participantId: string;
  router: Router;
  webRtcServer: WebRtcServer;
  /** The grace period is over, or the browser has gone for good. */
  onGone: (peer: MediaPeer) => void;
}

/** How long a peer's transports wait for a lost socket to come back. */
export const graceMs = 30_000;
/** The same when the client closed its socket itself: it leaves, or tries another way at once. */
const leavingMs = 3000;

/** One participant's media connection: its two transports, what it sends and what it receives. */
export class MediaPeer {
  readonly participantId: string;
  readonly resume = randomBytes(24).toString('base64url');
  /** By a clock that never goes back. */
  readonly madeAtMs = performance.now();
  readonly send: WebRtcTransport;
  readonly recv: WebRtcTransport;
  readonly producers = new Map<Source, PeerProducer>();
  readonly consumers = new Map<string, PeerConsumer>();
  /** Producers whose consumers for this peer are being made. */
  readonly pending = new Set<string>();
  /** Set by `ready`: from then on consumers are made. */
  rtpCapabilities: RtpCapabilities | undefined;
  #socket: PeerSocket | undefined;
  /** What closed of late, told again to a socket that comes back: the one before may have been dead for a while, unnoticed. */
  #closings: { atMs: number; retell: () => void }[] = [];
  #graceTimer: NodeJS.Timeout | undefined;
  readonly #onGone: (peer: MediaPeer) => void;
  #isClosed = false;

  static async create(options: Options): Promise<MediaPeer> {
    const { router, webRtcServer } = options;
    const make = (): Promise<WebRtcTransport> =>
      router.createWebRtcTransport({
        webRtcServer,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        initialAvailableOutgoingBitrate: 1_500_000,
        iceConsentTimeout: 20,
      });
    const [send, recv] = await Promise.all([make(), make()]);
    return new MediaPeer(options, send, recv);
  }

  private constructor(options: Options, send: WebRtcTransport, recv: WebRtcTransport) {
    this.participantId = options.participantId;
    this.#onGone = options.onGone;
    this.send = send;
    this.recv = recv;
    for (const transport of [send, recv]) {
      transport.on('dtlsstatechange', (state) => {
        // The browser said goodbye (tab closed): no need to wait for its socket.
        if (state === 'closed' && !this.#socket) this.#onGone(this);
      });
    }
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }
  get hasSocket(): boolean {
    return this.#socket !== undefined;
  }
  get isIceAlive(): boolean {
    return ![this.send.iceState, this.recv.iceState].some((state) => state === 'disconnected' || state === 'closed');
  }

  isResumedBy(secret: unknown): boolean {
    if (typeof secret !== 'string' || this.#isClosed) return false;
    const [given, own] = [Buffer.from(secret), Buffer.from(this.resume)];
    return given.length === own.length && timingSafeEqual(given, own);
  }

  /** A socket takes this peer over; the one before it is let go without a word. */
  attach(socket: PeerSocket): void {
    clearTimeout(this.#graceTimer);
    const before = this.#socket;
    this.#socket = socket;
    before?.disconnect();
  }

  /** Ignored when another socket took over meanwhile. */
  detach(socket: PeerSocket, isLeaving: boolean): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    if (this.#isClosed) return;
    this.#graceTimer = setTimeout(() => this.#onGone(this), isLeaving ? leavingMs : graceMs);
  }

  emit<T extends keyof MediaMessages>(type: T, ...message: Parameters<MediaMessages[T]>): void {
    const tell = (): void => {
      (this.#socket as { emit(type: string, ...values: unknown[]): unknown } | undefined)?.emit(type, ...message);
    };
    tell();
    if (type === 'consumerClosed') this.#remember(tell);
    if (type !== 'producerClosed') return;
    const [{ source }] = message as Parameters<MediaMessages['producerClosed']>;
    // By then the client may have produced it anew, with leave: that one lives.
    this.#remember(() => this.producers.has(source) || tell());
  }

  #remember(retell: () => void): void {
    const nowMs = performance.now();
    this.#closings = this.#closings.filter((one) => nowMs - one.atMs < 2 * graceMs);
    this.#closings.push({ atMs: nowMs, retell });
  }

  /** After a resumed socket said it is ready: all it may have missed. Told twice, a closing changes nothing. */
  catchUp(): void {
    for (const { retell } of this.#closings) retell();
    const consumers = [...this.consumers.values()];
    if (consumers.length === 0) return;
    this.emit(
      'consumers',
      consumers.map((one) => one.offer()),
    );
    for (const one of consumers) this.emit('consumerPaused', { consumerId: one.id, isPaused: one.isProducerPaused });
  }

  transport(direction: 'send' | 'recv'): WebRtcTransport {
    return direction === 'send' ? this.send : this.recv;
  }

  close(cause?: Parameters<MediaMessages['reset']>[0]['cause']): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#graceTimer);
    if (cause) this.emit('reset', { cause });
    for (const one of [...this.consumers.values()]) one.close();
    for (const one of [...this.producers.values()]) one.close();
    this.send.close();
    this.recv.close();
    this.#socket?.disconnect();
    this.#socket = undefined;
  }
}

/** What a client needs to make its side of a transport. */
export function presentTransport(transport: WebRtcTransport): TransportOffer {
  return {
    id: transport.id,
    iceParameters: { ...transport.iceParameters },
    iceCandidates: transport.iceCandidates.map((one) => ({ ...one })),
    dtlsParameters: { ...transport.dtlsParameters },
  };
}
