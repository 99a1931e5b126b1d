import type { Source } from '@assize/contracts/media/grant';
import type { Producer } from 'mediasoup/types';
import { readStream } from './readConnection.ts';
import type { StreamReading } from './rules/sampleConnection.ts';
import { parseSenderReport, type SenderReport } from './senderReport.ts';

interface Options {
  producer: Producer;
  participantId: string;
  source: Source;
  isPausedBySender: boolean;
  onClosed: (one: PeerProducer) => void;
}

/** One source of one participant as it reaches the sfu. */
export class PeerProducer {
  readonly producer: Producer;
  readonly participantId: string;
  readonly source: Source;
  isPausedBySender: boolean;
  /** The newest sender report of each of its streams. */
  readonly reports = new Map<number, SenderReport>();
  /** Told of each sender report as it comes. */
  onReport: ((report: SenderReport) => void) | undefined;
  readonly #onClosed: (one: PeerProducer) => void;
  /** As last asked for: mediasoup's own flag follows only when the worker has answered. */
  #isPaused: boolean;
  #isClosed = false;

  static create(options: Options): PeerProducer {
    return new PeerProducer(options);
  }

  private constructor(options: Options) {
    this.producer = options.producer;
    this.participantId = options.participantId;
    this.source = options.source;
    this.isPausedBySender = options.isPausedBySender;
    this.#onClosed = options.onClosed;
    this.#isPaused = this.producer.paused;
    this.producer.on('transportclose', () => this.close());
    this.producer.on('trace', ({ type, info }) => {
      const report = type === 'sr' ? parseSenderReport(info, Date.now()) : undefined;
      if (!report) return;
      this.reports.set(report.ssrc, report);
      this.onReport?.(report);
    });
    // Fails only when the producer is gone.
    this.producer.enableTraceEvent(['sr']).catch(() => undefined);
  }

  get id(): string {
    return this.producer.id;
  }
  get isClosed(): boolean {
    return this.#isClosed;
  }
  get isPaused(): boolean {
    return this.#isPaused;
  }
  /** Best score (0 to 10) of its streams; undefined when nothing is expected to flow. */
  get score(): number | undefined {
    if (this.#isPaused || this.producer.score.length === 0) return undefined;
    return Math.max(...this.producer.score.map((one) => one.score));
  }

  /** True when this changes anything. */
  setPaused(isPaused: boolean): boolean {
    if (this.#isClosed || isPaused === this.#isPaused) return false;
    this.#isPaused = isPaused;
    // The worker takes requests in order, so the last one asked for holds; it fails only when the producer is gone.
    (isPaused ? this.producer.pause() : this.producer.resume()).catch(() => undefined);
    return true;
  }

  /** What came of each of its streams so far. */
  async read(): Promise<StreamReading[]> {
    const stats = await this.producer.getStats();
    return stats.map((one) => readStream(`${this.id} ${String(one.ssrc)}`, one));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.producer.close();
    this.#onClosed(this);
  }
}
