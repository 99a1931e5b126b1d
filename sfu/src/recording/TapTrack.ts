import { type TrackOpened, trackOpenedSchema } from '@assize/contracts/recording/journal';
import type { Consumer, RtpCodecParameters } from 'mediasoup/types';
import type { PeerProducer } from '../PeerProducer.ts';
import { encodeSenderReport, isOfTimeline, type SenderReport } from '../senderReport.ts';
import { TrackMeter } from './TrackMeter.ts';

export interface TapSink {
  /** A packet of this track, as received; the buffer is good only during the call. */
  onRtp(track: TapTrack, packet: Buffer, atMs: number): void;
  /** What the sender says of its clock, as a sender report (RFC 3550) about this track's stream. */
  onReport(track: TapTrack, report: Buffer, atMs: number): void;
}
/** A picture can be decoded only from a keyframe on; without one for so long, one is asked for. */
const keyframeEveryMs = 10_000;

/** One producer of the hearing as the recorder receives it. */
export class TapTrack {
  readonly from: PeerProducer;
  readonly trackId: number;
  readonly meter: TrackMeter;
  /** When packets were last begun to be expected: at opening and at each resume. */
  expectedSinceMs = Date.now();
  isPaused: boolean;
  readonly #consumer: Consumer;
  /** Asked of mediasoup once: it copies all of its parameters each time. */
  readonly #codec: RtpCodecParameters;
  readonly ssrc: number;
  readonly #sink: TapSink;
  #keyframeAtMs = 0;
  #hasCome = false;
  /** RTP time of the newest packet, and its arrival. */
  #rtpTime = 0;
  #rtpAtMs = 0;

  static async create(options: { consumer: Consumer; from: PeerProducer; trackId: number; sink: TapSink }): Promise<TapTrack> {
    const track = new TapTrack(options);
    const { consumer, sink } = options;
    consumer.on('rtp', (packet) => {
      const atMs = Date.now();
      const isFirst = !track.#hasCome;
      track.#hasCome = true;
      track.#rtpTime = packet.readUInt32BE(4);
      track.#rtpAtMs = atMs;
      sink.onRtp(track, packet, atMs);
      if (isFirst) for (const report of track.from.reports.values()) track.#heedReport(report);
    });
    // mediasoup sends no reports over a direct transport, so those that the sender sent are taken as they come.
    track.from.onReport = (report) => track.#heedReport(report);
    if (consumer.kind === 'video') {
      consumer.on('trace', (trace) => {
        if (trace.type === 'keyframe') track.#keyframeAtMs = Date.now();
      });
      await consumer.enableTraceEvent(['keyframe']);
    }
    return track;
  }

  private constructor({ consumer, from, trackId, sink }: { consumer: Consumer; from: PeerProducer; trackId: number; sink: TapSink }) {
    const { codecs, encodings } = consumer.rtpParameters;
    const [codec] = codecs;
    if (!codec) throw new Error('a consumer without a codec');
    this.#codec = codec;
    this.ssrc = encodings?.[0]?.ssrc ?? 0;
    this.#consumer = consumer;
    this.meter = new TrackMeter(consumer.kind === 'audio');
    this.from = from;
    this.trackId = trackId;
    this.#sink = sink;
    this.isPaused = from.isPaused;
  }

  /** Lets packets flow; mediasoup asks the sender for a keyframe with it. */
  async start(): Promise<void> {
    this.#keyframeAtMs = Date.now();
    await this.#consumer.resume();
  }

  describe(): TrackOpened {
    const { mimeType, payloadType, clockRate, channels, parameters = {} } = this.#codec;
    const { participantId, source, id: producerId } = this.from;
    return trackOpenedSchema.parse({
      trackId: this.trackId,
      participantId,
      source,
      producerId,
      mimeType,
      payloadType,
      clockRate,
      channels: channels ?? null,
      ssrc: this.ssrc,
      parameters,
    });
  }

  /** To be called each second. */
  heedKeyframes(nowMs: number): void {
    if (nowMs - this.#keyframeAtMs >= keyframeEveryMs) this.askForKeyframe(nowMs);
  }

  askForKeyframe(nowMs = Date.now()): void {
    if (this.#consumer.kind !== 'video' || this.isPaused) return;
    this.#keyframeAtMs = nowMs;
    this.#consumer.requestKeyFrame().catch(() => undefined);
  }

  setPaused(isPaused: boolean): void {
    this.isPaused = isPaused;
    this.expectedSinceMs = Date.now();
    // mediasoup asks for a keyframe itself when the producer resumes.
    this.#keyframeAtMs = Date.now();
  }

  close(): void {
    this.from.onReport = undefined;
    this.#consumer.close();
  }

  /** Of simulcast's streams only one has the time line that mediasoup keeps for the whole track: whichever fits what arrives. */
  #heedReport(report: SenderReport): void {
    const { clockRate } = this.#codec;
    if (!this.#hasCome || !isOfTimeline(report, { rtpTime: this.#rtpTime, atMs: this.#rtpAtMs, clockRate })) return;
    this.#sink.onReport(this, encodeSenderReport(report, this.ssrc), report.atMs);
  }
}
