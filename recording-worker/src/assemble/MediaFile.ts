import { EncodedAudioPacketSource, EncodedPacket, EncodedVideoPacketSource, FilePathTarget, Mp4OutputFormat, Output, WebMOutputFormat } from 'mediabunny';
import type { MediaFrame, VideoConfig } from './Depacketizer.ts';
import { overwrite, zeroMovieTimes } from './zeroMp4Times.ts';

/** A write's size: many files are open at once, so a chunk of each must be small. */
const writeBytes = 1 << 18;

export type MediaFormat = { kind: 'audio'; channels: number } | { kind: 'video'; config: VideoConfig };

/** One file being written: MP4 for H264, WebM for VP8 and Opus, nothing transcoded. */
export class MediaFile {
  readonly path: string;
  readonly mimeType: string;
  readonly #output: Output;
  readonly #audio: EncodedAudioPacketSource | undefined;
  readonly #video: EncodedVideoPacketSource | undefined;
  #format: MediaFormat | undefined;
  #moov: { bytes: Uint8Array; position: number } | undefined;

  private constructor(path: string, format: MediaFormat) {
    this.path = path;
    this.#format = format;
    const isMp4 = format.kind === 'video' && format.config.codec !== 'vp8';
    this.mimeType = format.kind === 'audio' ? 'audio/webm' : isMp4 ? 'video/mp4' : 'video/webm';
    const onMoov = (bytes: Uint8Array, position: number): void => {
      this.#moov = { bytes: Uint8Array.from(bytes), position };
    };
    const container = isMp4 ? new Mp4OutputFormat({ fastStart: false, onMoov }) : new WebMOutputFormat();
    this.#output = new Output({ format: container, target: new FilePathTarget(path, { chunked: true, chunkSize: writeBytes }) });
    if (format.kind === 'audio') {
      this.#audio = new EncodedAudioPacketSource('opus');
      this.#output.addAudioTrack(this.#audio);
    } else {
      this.#video = new EncodedVideoPacketSource(isMp4 ? 'avc' : 'vp8');
      this.#output.addVideoTrack(this.#video);
    }
  }

  static async create(path: string, format: MediaFormat): Promise<MediaFile> {
    const file = new MediaFile(path, format);
    await file.#output.start();
    return file;
  }

  /** `atS` and `durationS` in seconds from the start of the file. */
  async add(frame: MediaFrame, atS: number, durationS: number): Promise<void> {
    const packet = new EncodedPacket(frame.data, frame.isKey ? 'key' : 'delta', atS, durationS);
    const format = this.#format;
    this.#format = undefined;
    await (this.#audio ?? this.#video)?.add(packet, format && ({ decoderConfig: describe(format) } as never));
  }

  async close(): Promise<void> {
    await this.#output.finalize();
    if (!this.#moov) return;
    zeroMovieTimes(this.#moov.bytes);
    await overwrite(this.path, this.#moov.bytes, this.#moov.position);
  }

  async cancel(): Promise<void> {
    await this.#output.cancel();
  }
}

function describe(format: MediaFormat): AudioDecoderConfig | VideoDecoderConfig {
  if (format.kind === 'audio') return { codec: 'opus', numberOfChannels: format.channels, sampleRate: 48_000, description: opusHead(format.channels) };
  const { codec, width, height, description } = format.config;
  return { codec, codedWidth: width, codedHeight: height, ...(description.length > 0 ? { description } : {}) };
}

/** Identification header (RFC 7845 section 5.1) with no pre-skip: times come from the sender's clock alone. */
function opusHead(channels: number): Uint8Array {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 0, 'latin1');
  head.writeUInt8(1, 8);
  head.writeUInt8(channels, 9);
  head.writeUInt32LE(48_000, 12);
  return head;
}
