import type { TrackOpened } from '@assize/contracts/recording/journal';
import type { RtpPacket } from '@assize/platform/rtp/rtpPacket';
import type { TapeItem } from './readTape.ts';

/** One producer as the journal knows it, across the files it runs through. */
export interface Stream {
  key: string;
  track: TrackOpened;
}

/** Whether a packet carries the stream's media; what repairs or probes it comes by another number and type. */
export function isOfTrack(track: TrackOpened, packet: RtpPacket): boolean {
  return packet.ssrc === track.ssrc || packet.payloadType === track.payloadType;
}

/** Tells which stream a record belongs to: numbers of tracks are good for one file only. */
export class StreamTable {
  readonly #byProducer = new Map<string, Stream>();
  readonly #byTrackId = new Map<number, Stream>();
  /** Of files before: a file says anew what is open, and that block may be damaged. */
  readonly #former = new Map<number, Stream>();
  #count = 0;

  /** The stream of this record, if it is one of a stream. */
  follow(item: TapeItem): Stream | undefined {
    switch (item.type) {
      case 'opened': {
        const { track } = item;
        const producer = `${track.producerId}/${String(track.ssrc)}`;
        const stream = this.#byProducer.get(producer) ?? { key: String(++this.#count), track };
        this.#byProducer.set(producer, stream);
        this.#byTrackId.set(track.trackId, stream);
        this.#former.set(track.trackId, stream);
        return stream;
      }
      case 'packet':
        return this.#byTrackId.get(item.trackId) ?? this.#openedBefore(item);
      case 'closed': {
        const stream = this.#byTrackId.get(item.trackId);
        this.#byTrackId.delete(item.trackId);
        // Should the producer be tapped again, that is a stream of its own.
        if (stream) this.#byProducer.delete(`${stream.track.producerId}/${String(stream.track.ssrc)}`);
        return stream;
      }
      case 'fileEnd':
        this.#byTrackId.clear();
        return undefined;
      case 'gap':
      case 'mark':
        return undefined;
      default:
        return item satisfies never;
    }
  }

  /** The same number may be another's by now: only the very source goes on. */
  #openedBefore({ trackId, bytes, isReport }: Extract<TapeItem, { type: 'packet' }>): Stream | undefined {
    const stream = this.#former.get(trackId);
    if (!stream || isReport || bytes.length < 12 || bytes.readUInt32BE(8) !== stream.track.ssrc) return undefined;
    this.#byTrackId.set(trackId, stream);
    return stream;
  }
}
