import { createPictureCollector } from '@assize/platform/rtp/createPictureCollector';
import type { MediaFrame } from '@assize/platform/rtp/Depacketizer';
import type { PictureCollector } from '@assize/platform/rtp/PictureCollector';
import { ReorderBuffer } from '@assize/platform/rtp/ReorderBuffer';
import { parseRtpPacket, type RtpPacket } from '@assize/platform/rtp/rtpPacket';
import { RtpUnwrapper } from '@assize/platform/rtp/RtpUnwrapper';

interface Placed {
  packet: RtpPacket;
  atMs: number;
}

/** A picture that can be decoded by itself. */
export type KeyPicture = MediaFrame & Required<Pick<MediaFrame, 'config'>>;

/** Reads the packets of one video stream until a key picture of it is whole. */
export class KeyPictureReader {
  readonly #collector: PictureCollector;
  readonly #unwrapper: RtpUnwrapper;
  readonly #order = new ReorderBuffer<Placed>();

  /** Undefined for a codec that the court does not use. */
  static create({ mimeType, clockRate }: { mimeType: string; clockRate: number }): KeyPictureReader | undefined {
    const collector = createPictureCollector(mimeType);
    return collector && new KeyPictureReader(collector, clockRate);
  }

  private constructor(collector: PictureCollector, clockRate: number) {
    this.#collector = collector;
    this.#unwrapper = new RtpUnwrapper(clockRate);
  }

  /** The picture that this packet made whole. The bytes are copied, as they are good only during the call. */
  push(bytes: Buffer, atMs: number): KeyPicture | undefined {
    const packet = parseRtpPacket(Buffer.from(bytes));
    if (!packet) return undefined;
    const { sequence } = this.#unwrapper.unwrap(packet, atMs);
    let found: KeyPicture | undefined;
    for (const { item, isAfterLoss } of this.#order.push(sequence, { packet, atMs }, atMs)) {
      const { payload, marker, timestamp } = item.packet;
      // Padding probes have a number and no content.
      if (payload.length === 0 && !isAfterLoss) continue;
      const frame = this.#collector.push({ payload, marker, mediaMs: timestamp, atMs: item.atMs, isAfterLoss });
      if (frame?.isKey && frame.config) found ??= { ...frame, config: frame.config };
    }
    return found;
  }
}
