import type { DirectTransport, RtpCapabilities } from 'mediasoup/types';
import type { Courtroom } from '../MediaRoom.ts';
import type { PeerProducer } from '../PeerProducer.ts';
import { tapCapabilities } from '../tapCapabilities.ts';
import { type TapSink, TapTrack } from './TapTrack.ts';

/**
 * The recorder's ear in the courtroom, and in no other room. It hears by the room's own router and the channel of its worker, which is a stream:
 * nothing is lost between the two and nobody waits for this process. A router of its own on another worker,
 * reached by pipes, cost four times as much, carried every layer of simulcast, lost packets on a busy machine
 * and made the recording depend on two workers.
 */
export class Tap {
  readonly #transport: DirectTransport;
  readonly #capabilities: RtpCapabilities;
  #isClosed = false;

  static async create({ router }: Courtroom): Promise<Tap> {
    return new Tap(await router.createDirectTransport(), tapCapabilities(router.rtpCapabilities));
  }

  private constructor(transport: DirectTransport, capabilities: RtpCapabilities) {
    this.#transport = transport;
    this.#capabilities = capabilities;
  }

  /** Undefined when the producer closed meanwhile. Packets flow after `start` of the track, until it is closed. */
  async open(from: PeerProducer, trackId: number, sink: TapSink): Promise<TapTrack | undefined> {
    // No receiver will ever ask for a packet again: nothing need be kept for it.
    const consumer = await this.#transport.consume({ producerId: from.id, rtpCapabilities: this.#capabilities, paused: true, enableRtx: false });
    const track = await TapTrack.create({ consumer, from, trackId, sink });
    if (!from.isClosed && !this.#isClosed) return track;
    track.close();
    return undefined;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#transport.close();
  }
}
