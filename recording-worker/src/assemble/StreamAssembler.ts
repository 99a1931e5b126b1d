import type { TrackOpened } from '@assize/contracts/recording/journal';
import { createPictureCollector } from '@assize/platform/rtp/createPictureCollector';
import type { Depacketizer } from '@assize/platform/rtp/Depacketizer';
import { ReorderBuffer } from '@assize/platform/rtp/ReorderBuffer';
import { parseRtpPacket, type RtpPacket } from '@assize/platform/rtp/rtpPacket';
import { RtpUnwrapper } from '@assize/platform/rtp/RtpUnwrapper';
import { OpusDepacketizer } from '@assize/platform/rtp/opus';
import type { AssembledTrack } from '../platform/timeline.ts';
import { isOfTrack } from './StreamTable.ts';
import type { StreamClock } from './StreamClock.ts';
import { TrackWriter, type WriterContext } from './TrackWriter.ts';

function createDepacketizer(mimeType: string): Depacketizer | undefined {
  return mimeType.toLowerCase() === 'audio/opus' ? new OpusDepacketizer() : createPictureCollector(mimeType);
}

interface Placed {
  packet: RtpPacket;
  mediaMs: number;
  wallMs: number;
}

/** Takes one stream from packets to files; what is pushed waits in memory for flush(). */
export class StreamAssembler {
  readonly #depacketizer: Depacketizer;
  readonly #unwrapper: RtpUnwrapper;
  readonly #clock: StreamClock;
  readonly #order = new ReorderBuffer<Placed>();
  readonly #writer: TrackWriter;
  readonly #track: TrackOpened;

  private constructor(context: WriterContext, track: TrackOpened, clock: StreamClock, depacketizer: Depacketizer) {
    this.#depacketizer = depacketizer;
    this.#unwrapper = new RtpUnwrapper(track.clockRate);
    this.#clock = clock;
    this.#writer = new TrackWriter(context, track);
    this.#track = track;
  }

  /** Undefined for a codec that no product can hold. */
  static create(context: WriterContext, track: TrackOpened, clock: StreamClock): StreamAssembler | undefined {
    const depacketizer = createDepacketizer(track.mimeType);
    return depacketizer && new StreamAssembler(context, track, clock, depacketizer);
  }

  push(bytes: Buffer, atMs: number): void {
    const packet = parseRtpPacket(bytes);
    if (!packet || !isOfTrack(this.#track, packet)) return;
    const unwrapped = this.#unwrapper.unwrap(packet, atMs);
    const placed = { packet, mediaMs: unwrapped.mediaMs, wallMs: this.#clock.wallMs(unwrapped, atMs) };
    this.#use(this.#order.push(unwrapped.sequence, placed, atMs));
  }

  #use(ready: readonly { item: Placed; isAfterLoss: boolean }[]): void {
    for (const { item, isAfterLoss } of ready) {
      const { payload, marker } = item.packet;
      // Padding probes have a number and no content.
      if (payload.length === 0 && !isAfterLoss) continue;
      const frame = this.#depacketizer.push({ payload, marker, mediaMs: item.mediaMs, atMs: item.wallMs, isAfterLoss });
      if (frame) this.#writer.write(frame);
    }
  }

  async flush(): Promise<void> {
    await this.#writer.flush();
  }

  /** No packet will follow: those that were waited for are given up. */
  end(): void {
    this.#use(this.#order.flush());
  }

  async close(): Promise<AssembledTrack[]> {
    this.end();
    return this.#writer.close();
  }

  async cancel(): Promise<void> {
    await this.#writer.cancel();
  }
}
