import type { ConsumerOffer } from '@assize/contracts/media/signalling';
import type { Consumer, RtpParameters, Transport } from 'mediasoup-client/types';
import type { MediaSocket } from './MediaSocket.ts';
import type { RemoteTrack, SoundSeal } from './mediaState.ts';

interface Options {
  transport: Transport;
  request: MediaSocket['request'];
  onTracks: (tracks: Readonly<Record<string, RemoteTrack>>) => void;
  seal?: SoundSeal | undefined;
}
interface Received {
  consumer: Consumer;
  remote: RemoteTrack;
}

/** What the person sees and hears of the others: made from the sfu's offers, then let flow in one request. */
export class ReceiveSide {
  readonly #options: Options;
  readonly #received = new Map<string, Received>();
  /** What happened to an offer while its consumer was still being made. */
  readonly #early = new Map<string, { isClosed: boolean; isPaused: boolean }>();
  readonly #retries = new Set<ReturnType<typeof setTimeout>>();
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  async take(offers: readonly ConsumerOffer[]): Promise<void> {
    const fresh = offers.filter((offer) => !this.#received.has(offer.consumerId) && !this.#early.has(offer.consumerId));
    for (const offer of fresh) this.#early.set(offer.consumerId, { isClosed: false, isPaused: offer.isProducerPaused });
    // Asked for together, mediasoup-client makes them in one renegotiation.
    const made = await Promise.all(fresh.map((offer) => this.#make(offer).catch(() => undefined)));
    if (this.#isClosed) return;
    this.#tell();
    // Offered again after a lost socket: the request to let them flow may have been lost with it.
    const known = offers.map((offer) => offer.consumerId).filter((id) => this.#received.has(id));
    const consumerIds = [...new Set([...made.filter((id) => id !== undefined), ...known])];
    await this.#letFlow(consumerIds);
  }

  /** Asked until it is answered: a consumer that nobody resumes stays dark. A lost socket offers them again anyway. */
  async #letFlow(wanted: readonly string[]): Promise<void> {
    const consumerIds = wanted.filter((id) => this.#received.has(id));
    if (consumerIds.length === 0 || this.#isClosed) return;
    try {
      await this.#options.request('resumeConsumers', { consumerIds });
    } catch {
      if (!this.#isClosed) this.#retries.add(setTimeout(() => void this.#letFlow(wanted), 1000));
    }
  }

  handleClosed(consumerId: string): void {
    const early = this.#early.get(consumerId);
    if (early) early.isClosed = true;
    const found = this.#received.get(consumerId);
    if (!found) return;
    this.#received.delete(consumerId);
    found.consumer.close();
    this.#tell();
  }

  handlePaused(consumerId: string, isPaused: boolean): void {
    const early = this.#early.get(consumerId);
    if (early) early.isPaused = isPaused;
    const found = this.#received.get(consumerId);
    if (!found) return;
    found.remote = { ...found.remote, isPaused };
    this.#tell();
  }

  close(): void {
    this.#isClosed = true;
    for (const retry of this.#retries) clearTimeout(retry);
    this.#received.clear();
    this.#options.transport.close();
    this.#tell();
  }

  async #make(offer: ConsumerOffer): Promise<string | undefined> {
    const { consumerId: id, producerId, participantId, source, kind } = offer;
    const rtpParameters = offer.rtpParameters as unknown as RtpParameters;
    const { seal } = this.#options;
    try {
      // One stream a person: the browser then keeps lips and voice together.
      const consumer = await this.#options.transport.consume({
        id,
        producerId,
        kind,
        rtpParameters,
        streamId: source === 'screen' ? `${participantId}-screen` : participantId,
        ...(seal ? { onRtpReceiver: (receiver: RTCRtpReceiver) => seal.openReceiver(participantId, receiver) } : {}),
      });
      const early = this.#early.get(id);
      if (this.#isClosed || early?.isClosed) {
        consumer.close();
        return undefined;
      }
      this.#dropOlder(participantId, source);
      this.#received.set(id, {
        consumer,
        remote: { consumerId: id, participantId, source, track: consumer.track, isPaused: early?.isPaused ?? offer.isProducerPaused },
      });
      return id;
    } finally {
      this.#early.delete(id);
    }
  }

  /** A new consumer of the same source replaces the one before it. */
  #dropOlder(participantId: string, source: ConsumerOffer['source']): void {
    for (const [id, { consumer, remote }] of this.#received) {
      if (remote.participantId !== participantId || remote.source !== source) continue;
      this.#received.delete(id);
      consumer.close();
    }
  }

  #tell(): void {
    this.#options.onTracks(Object.fromEntries([...this.#received].map(([id, { remote }]) => [id, remote])));
  }
}
