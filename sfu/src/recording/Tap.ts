import type { Logger } from '@assize/platform/log';
import type { DirectTransport, Router } from 'mediasoup/types';
import type { MediaRoom } from '../MediaRoom.ts';
import type { PeerProducer } from '../PeerProducer.ts';
import { routerCodecs } from '../routerCodecs.ts';
import type { PoolWorker } from '../WorkerPool.ts';
import { type TapSink, TapTrack } from './TapTrack.ts';

interface Options {
  room: MediaRoom;
  /** Another worker than the room's where there is one, so that recording never burdens the live hearing. */
  place: PoolWorker;
  /** The tap's worker died; not told when the room's did. */
  onLost: () => void;
  log: Logger;
}

/** The recorder's ear in a room: a router of its own, fed by pipes, whose packets come into this process. */
export class Tap {
  readonly #options: Options;
  readonly #router: Router;
  readonly #transport: DirectTransport;
  readonly #tracks = new Map<number, TapTrack>();
  #isClosed = false;

  static async create(options: Options): Promise<Tap> {
    const { room, place } = options;
    const isApart = place !== room.place;
    const router = isApart ? await place.worker.createRouter({ mediaCodecs: routerCodecs }) : room.router;
    const transport = await router.createDirectTransport();
    return new Tap(options, router, transport);
  }

  private constructor(options: Options, router: Router, transport: DirectTransport) {
    this.#options = options;
    this.#router = router;
    this.#transport = transport;
    if (router !== options.room.router)
      router.on('workerclose', () => {
        if (!this.#isClosed) options.onLost();
      });
  }

  /** Undefined when the producer closed meanwhile. Packets flow after `start` of the track. */
  async open(from: PeerProducer, trackId: number, sink: TapSink): Promise<TapTrack | undefined> {
    const { room } = this.#options;
    if (this.#router !== room.router) {
      await room.router.pipeToRouter({
        producerId: from.id,
        router: this.#router,
        enableSctp: false,
        enableRtx: true,
        listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      });
    }
    if (from.isClosed || this.#isClosed) return undefined;
    // No receiver will ever ask for a packet again: nothing need be kept for it.
    const consumer = await this.#transport.consume({ producerId: from.id, rtpCapabilities: this.#router.rtpCapabilities, paused: true, enableRtx: false });
    const track = await TapTrack.create({ consumer, from, trackId, sink });
    if (from.isClosed || this.#isClosed) {
      track.close();
      return undefined;
    }
    this.#tracks.set(track.ssrc, track);
    return track;
  }

  drop(track: TapTrack): void {
    this.#tracks.delete(track.ssrc);
    track.close();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#transport.close();
    if (this.#router !== this.#options.room.router) this.#router.close();
  }
}
