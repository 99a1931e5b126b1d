import type { MediaFrame, VideoConfig } from '@assize/platform/rtp/Depacketizer';
import { FileSink } from './FileSink.ts';
import type { MediaFile } from './MediaFile.ts';
import { box, movieBox } from './movieBox.ts';
import { SampleTable } from './SampleTable.ts';

/** Ticks a second of a file's times. */
export const timescale = 90_000;

/** MP4 (ISO/IEC 14496-12) with one track of H264: media first, then the movie box, with no time of making in it. */
export class Mp4File implements MediaFile {
  readonly path: string;
  readonly mimeType = 'video/mp4';
  readonly #sink: FileSink;
  readonly #config: VideoConfig;
  readonly #table: SampleTable;
  readonly #mediaAt: number;
  #endMs = 0;

  constructor(path: string, config: VideoConfig) {
    this.path = path;
    this.#config = config;
    this.#sink = new FileSink(path);
    this.#sink.add(box('ftyp', 'isom', 0x200, 'isomiso2avc1mp41'));
    this.#mediaAt = this.#sink.size;
    this.#sink.add(mediaHead(0));
    this.#table = new SampleTable(this.#sink.size);
  }

  add(frame: MediaFrame, atMs: number, durationMs: number): void {
    this.#sink.add(frame.data);
    this.#table.add(frame.data.length, Math.round((atMs * timescale) / 1000), frame.isKey);
    this.#endMs = atMs + durationMs;
  }

  async flush(): Promise<void> {
    if (this.#sink.isDue) await this.#sink.flush();
  }

  async close(): Promise<void> {
    const media = mediaHead(this.#sink.size - this.#mediaAt);
    const endTicks = Math.round((this.#endMs * timescale) / 1000);
    this.#sink.add(movieBox(this.#config, timescale, endTicks, this.#table.boxes(endTicks)));
    await this.#sink.close([{ at: this.#mediaAt, bytes: media }]);
  }

  async cancel(): Promise<void> {
    await this.#sink.cancel();
  }
}

/** Head of the media box with a size of 64 bits: a day in court is more than 4 GB. */
function mediaHead(length: number): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1, 0);
  head.write('mdat', 4, 'latin1');
  head.writeBigUInt64BE(BigInt(length), 8);
  return head;
}
