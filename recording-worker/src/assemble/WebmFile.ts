import type { MediaFrame } from '@assize/platform/rtp/Depacketizer';
import { FileSink } from './FileSink.ts';
import type { MediaFile, MediaFormat } from './MediaFile.ts';

/** A cluster begins at a key picture after this time, or at any after the longest, ms (a block's time has 16 bits). */
const shortestClusterMs = 2000;
const longestClusterMs = 10_000;
const sizeBytes = 8;

/** An EBML element (RFC 8794) with a size of fixed width, so that it can be written over later. */
function element(id: number, ...contents: readonly (Buffer | number | string)[]): Buffer {
  const parts = contents.map((one) => (typeof one === 'number' ? unsigned(one) : Buffer.from(one)));
  return Buffer.concat([
    head(
      id,
      parts.reduce((sum, part) => sum + part.length, 0),
    ),
    ...parts,
  ]);
}
function head(id: number, length: number): Buffer {
  const idBytes = Buffer.from(id.toString(16).padStart(id > 0xff ? 4 : 2, '0'), 'hex');
  const size = Buffer.alloc(sizeBytes);
  size.writeUIntBE(length, 2, 6);
  size.writeUInt8(1, 0);
  return Buffer.concat([idBytes, size]);
}
function unsigned(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUIntBE(value, 2, 6);
  return bytes;
}
function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
}

/** Identification header (RFC 7845 section 5.1) with no pre-skip: times come from the sender's clock alone. */
function opusHead(channels: number): Buffer {
  const bytes = Buffer.alloc(19);
  bytes.write('OpusHead', 0, 'latin1');
  bytes.writeUInt8(1, 8);
  bytes.writeUInt8(channels, 9);
  bytes.writeUInt32LE(48_000, 12);
  return bytes;
}

function trackEntry(format: MediaFormat): Buffer {
  const common = [element(0xd7, 1), element(0x73c5, 1), element(0x9c, 0)];
  if (format.kind === 'video') {
    const size = element(0xe0, element(0xb0, format.config.width), element(0xba, format.config.height));
    return element(0xae, ...common, element(0x83, 1), element(0x86, 'V_VP8'), size);
  }
  const sound = element(0xe1, element(0xb5, double(48_000)), element(0x9f, format.channels));
  const lead = [element(0x56aa, 0), element(0x56bb, 80_000_000)];
  return element(0xae, ...common, element(0x83, 2), element(0x86, 'A_OPUS'), ...lead, element(0x63a2, opusHead(format.channels)), sound);
}

/** WebM (RFC 9559) with one track of Opus or VP8. */
export class WebmFile implements MediaFile {
  readonly path: string;
  readonly mimeType: string;
  readonly #sink: FileSink;
  readonly #format: MediaFormat;
  /** Clusters that begin with a key picture: pairs of time and place. As numbers, for there are thousands. */
  readonly #cues: number[] = [];
  /** Where the segment's contents begin: places in it are counted from here. */
  readonly #segmentAt: number;
  /** Of the cluster being filled. */
  #blocks: Buffer[] = [];
  #blockBytes = 0;
  #clusterMs = 0;
  #startsWithKey = false;
  #endMs = 0;

  constructor(path: string, format: MediaFormat) {
    this.path = path;
    this.mimeType = format.kind === 'audio' ? 'audio/webm' : 'video/webm';
    this.#format = format;
    this.#sink = new FileSink(path);
    const front = this.#front({ cuesAt: 0, segmentBytes: 0 });
    this.#segmentAt = front.segmentAt;
    this.#sink.add(front.bytes);
  }

  /** Everything before the first cluster, always of the same length. */
  #front(known: { cuesAt: number; segmentBytes: number }): { bytes: Buffer; segmentAt: number } {
    const versions = [element(0x4286, 1), element(0x42f7, 1), element(0x42f2, 4), element(0x42f3, 8)];
    const ebml = element(0x1a45dfa3, ...versions, element(0x4282, 'webm'), element(0x4287, 4), element(0x4285, 2));
    const info = element(0x1549a966, element(0x2ad7b1, 1_000_000), element(0x4d80, 'Assize'), element(0x5741, 'Assize'), element(0x4489, double(this.#endMs)));
    const tracks = element(0x1654ae6b, trackEntry(this.#format));
    const seek = (id: number, at: number): Buffer => element(0x4dbb, element(0x53ab, Buffer.from(id.toString(16), 'hex')), element(0x53ac, at));
    const seekHead = (at: number): Buffer => element(0x114d9b74, seek(0x1549a966, at), seek(0x1654ae6b, at + info.length), seek(0x1c53bb6b, known.cuesAt));
    const index = seekHead(seekHead(0).length);
    const segment = head(0x18538067, known.segmentBytes);
    return { bytes: Buffer.concat([ebml, segment, index, info, tracks]), segmentAt: ebml.length + segment.length };
  }

  add(frame: MediaFrame, atMs: number, durationMs: number): void {
    const ms = Math.round(atMs);
    const age = ms - this.#clusterMs;
    if (this.#blocks.length === 0 || (frame.isKey && age >= shortestClusterMs) || age >= longestClusterMs) {
      this.#endCluster();
      this.#clusterMs = ms;
      this.#startsWithKey = frame.isKey;
    }
    // SimpleBlock, its size in four bytes; then the track's number, the time and the flags.
    const block = Buffer.allocUnsafe(9 + frame.data.length);
    block.writeUInt8(0xa3, 0);
    block.writeUInt32BE(0x10000000 + 4 + frame.data.length, 1);
    block.writeUInt8(0x81, 5);
    block.writeInt16BE(ms - this.#clusterMs, 6);
    block.writeUInt8(frame.isKey ? 0x80 : 0, 8);
    block.set(frame.data, 9); // a copy: the frame may be a view that holds a whole block of the journal
    this.#blocks.push(block);
    this.#blockBytes += block.length;
    this.#endMs = Math.max(this.#endMs, atMs + durationMs);
  }

  #endCluster(): void {
    if (this.#blocks.length === 0) return;
    const time = element(0xe7, this.#clusterMs);
    if (this.#startsWithKey) this.#cues.push(this.#clusterMs, this.#sink.size - this.#segmentAt);
    this.#sink.add(Buffer.concat([head(0x1f43b675, time.length + this.#blockBytes), time]));
    for (const bytes of this.#blocks) this.#sink.add(bytes);
    this.#blocks = [];
    this.#blockBytes = 0;
  }

  async flush(): Promise<void> {
    if (this.#sink.isDue) await this.#sink.flush();
  }

  async close(): Promise<void> {
    this.#endCluster();
    const cuesAt = this.#sink.size - this.#segmentAt;
    this.#sink.add(this.#cuesElement());
    const front = this.#front({ cuesAt, segmentBytes: this.#sink.size - this.#segmentAt });
    await this.#sink.close([{ at: 0, bytes: front.bytes }]);
  }

  #cuesElement(): Buffer {
    const points: Buffer[] = [];
    for (let index = 0; index < this.#cues.length; index += 2) {
      const [ms = 0, at = 0] = this.#cues.slice(index, index + 2);
      points.push(element(0xbb, element(0xb3, ms), element(0xb7, element(0xf7, 1), element(0xf1, at))));
    }
    return element(0x1c53bb6b, Buffer.concat(points));
  }

  async cancel(): Promise<void> {
    await this.#sink.cancel();
  }
}
