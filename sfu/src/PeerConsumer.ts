import type { Source } from '@assize/contracts/media/grant';
import type { ConsumerOffer } from '@assize/contracts/media/signalling';
import type { Consumer, ConsumerStat } from 'mediasoup/types';
import type { ConsumptionLedger, OpenConsumption } from './ConsumptionLedger.ts';
import type { RoomId } from './MediaRoom.ts';
import { readStream } from './readConnection.ts';
import type { StreamReading } from './rules/sampleConnection.ts';

export interface Tile {
  isVisible: boolean;
  spatialLayer: number;
  priority: number;
}
interface Options {
  consumer: Consumer;
  roomId: RoomId;
  viewerId: string;
  speakerId: string;
  source: Source;
  ledger: ConsumptionLedger;
  onClosed: (one: PeerConsumer) => void;
  onPaused: (one: PeerConsumer) => void;
}

/** Sound comes before any picture when bandwidth is short. */
const audioPriority = 255;

/** One source of one speaker on its way to one viewer. Flows once the browser is ready, while its tile is visible. */
export class PeerConsumer {
  readonly speakerId: string;
  readonly source: Source;
  readonly #consumer: Consumer;
  readonly #ledger: ConsumptionLedger;
  readonly #entry: OpenConsumption;
  readonly #onClosed: (one: PeerConsumer) => void;
  #isResumed = false;
  #isVisible = true;
  /** As last asked for; consumers are made paused. */
  #isFlowing = false;
  #layer: number | undefined;
  #priority = 1;
  #isClosed = false;

  static create(options: Options): PeerConsumer {
    return new PeerConsumer(options);
  }

  private constructor(options: Options) {
    const { consumer, ledger, roomId, viewerId, speakerId, source } = options;
    this.#consumer = consumer;
    this.speakerId = speakerId;
    this.source = source;
    this.#ledger = ledger;
    this.#onClosed = options.onClosed;
    this.#entry = ledger.open({ roomId, viewerId, speakerId, source });
    consumer.on('producerclose', () => this.close());
    consumer.on('transportclose', () => this.close());
    consumer.on('producerpause', () => options.onPaused(this));
    consumer.on('producerresume', () => options.onPaused(this));
    if (consumer.kind === 'audio') consumer.setPriority(audioPriority).catch(ignoreClosed);
  }

  get id(): string {
    return this.#consumer.id;
  }
  get producerId(): string {
    return this.#consumer.producerId;
  }
  get isProducerPaused(): boolean {
    return this.#consumer.producerPaused;
  }
  /** mediasoup's score of the receiving side, 0 to 10; undefined while nothing flows. */
  get score(): number | undefined {
    return this.#consumer.paused || this.#consumer.producerPaused ? undefined : this.#consumer.score.score;
  }

  offer(): ConsumerOffer {
    const { id, producerId, kind, rtpParameters, producerPaused } = this.#consumer;
    return {
      consumerId: id,
      producerId,
      participantId: this.speakerId,
      source: this.source,
      kind,
      rtpParameters: { ...rtpParameters },
      isProducerPaused: producerPaused,
    };
  }

  /** The browser has made its side. */
  resume(): void {
    this.#isResumed = true;
    this.#apply();
  }

  setTile(tile: Tile): void {
    // A voice is heard whether or not its tile is on the screen.
    if (this.#consumer.kind === 'audio') return;
    this.#isVisible = tile.isVisible;
    this.#apply();
    if (tile.isVisible && tile.spatialLayer !== this.#layer && this.#consumer.type !== 'simple') {
      this.#layer = tile.spatialLayer;
      this.#consumer.setPreferredLayers({ spatialLayer: tile.spatialLayer }).catch(ignoreClosed);
    }
    const priority = Math.min(tile.priority, audioPriority - 1);
    if (priority !== this.#priority) {
      this.#priority = priority;
      this.#consumer.setPriority(priority).catch(ignoreClosed);
    }
  }

  /** What went out so far, by which the ledger's count of bytes is brought up to date. Undefined when it closed meanwhile. */
  async read(): Promise<StreamReading | undefined> {
    const sent = await this.#getSent().catch(() => undefined);
    if (!sent) return undefined;
    if (this.#entry.toAt === null) this.#entry.bytes = sent.byteCount;
    return readStream(this.id, sent);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    // The worker answers requests in order: the count is taken, then the consumer is gone, with no waiting between.
    const lastBytes = this.#consumer.closed ? undefined : this.#getSent().then((sent) => sent?.byteCount);
    this.#consumer.close();
    this.#ledger.finish(this.#entry, lastBytes);
    this.#onClosed(this);
  }

  #apply(): void {
    if (this.#isClosed) return;
    const shouldFlow = this.#isResumed && this.#isVisible;
    if (shouldFlow === this.#isFlowing) return;
    this.#isFlowing = shouldFlow;
    (shouldFlow ? this.#consumer.resume() : this.#consumer.pause()).catch(ignoreClosed);
  }

  async #getSent(): Promise<ConsumerStat | undefined> {
    const stats = await this.#consumer.getStats();
    return stats.find((one) => one.type === 'outbound-rtp');
  }
}

/** A command to a consumer that was closed meanwhile has nothing more to do. */
function ignoreClosed(): void {
  return undefined;
}
