import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { countOpusSamples } from '../rtp/opus.ts';

const run = promisify(execFile);
const binary = process.env['FFMPEG_BIN'] ?? 'ffmpeg';

/** One encoded picture or packet of sound, at seconds from the start of its source. */
export interface EncodedFrame {
  atS: number;
  /** Units without start codes for H264, else one buffer. */
  units: Buffer[];
}

/** `seconds` of a source of ffmpeg's, coded by `coder`, as the bytes of a file with this ending. */
async function encode(source: string, seconds: number, coder: readonly string[], ending: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'assize-encode-'));
  try {
    const path = join(folder, `out.${ending}`);
    await run(binary, ['-hide_banner', '-loglevel', 'error', '-f', 'lavfi', '-i', source, '-t', String(seconds), ...coder, path]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pictures(rate: number): string[] {
  return ['-r', String(rate), '-pix_fmt', 'yuv420p'];
}

/** H264 as WebRTC sends it: baseline, no reordering, a key picture every `keyS` seconds. */
export async function encodeH264(filter: string, seconds: number, options: { rate?: number; keyS?: number } = {}): Promise<EncodedFrame[]> {
  const rate = options.rate ?? 25;
  const x264 = `aud=1:keyint=${String(Math.round(rate * (options.keyS ?? 4)))}:scenecut=0`;
  const coder = ['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-tune', 'zerolatency', '-threads', '1', '-x264-params', x264];
  const bytes = await encode(filter, seconds, [...pictures(rate), ...coder, '-f', 'h264'], 'h264');
  const frames: EncodedFrame[] = [];
  for (const unit of splitAnnexB(bytes)) {
    if ((unit[0] ?? 0) % 32 === 9) frames.push({ atS: frames.length / rate, units: [] });
    else frames.at(-1)?.units.push(unit);
  }
  return frames;
}

function splitAnnexB(bytes: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf('\0\0\x01', 0, 'latin1'); at >= 0; at = bytes.indexOf('\0\0\x01', at + 3, 'latin1')) starts.push(at);
  return starts.map((start, index) => {
    let end = starts[index + 1] ?? bytes.length;
    while (end > start + 3 && bytes[end - 1] === 0) end--;
    return bytes.subarray(start + 3, end);
  });
}

/** VP8 as WebRTC sends it. */
export async function encodeVp8(filter: string, seconds: number, rate = 25): Promise<EncodedFrame[]> {
  const coder = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-g', String(rate * 4), '-auto-alt-ref', '0'];
  const bytes = await encode(filter, seconds, [...pictures(rate), ...coder, '-f', 'ivf'], 'ivf');
  const frames: EncodedFrame[] = [];
  for (let at = 32; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32LE(at);
    frames.push({ atS: frames.length / rate, units: [bytes.subarray(at + 12, at + 12 + length)] });
    at += 12 + length;
  }
  return frames;
}

/** Opus packets of 20 ms; the coder's own lead-in is taken out of their times. */
export async function encodeOpus(filter: string, seconds: number): Promise<EncodedFrame[]> {
  const coder = ['-c:a', 'libopus', '-b:a', '64k', '-ac', '1', '-ar', '48000'];
  const bytes = await encode(filter, seconds, [...coder, '-f', 'ogg'], 'ogg');
  const packets = readOgg(bytes);
  const preSkip = packets[0]?.readUInt16LE(10) ?? 0;
  let samples = -preSkip;
  return packets.slice(2).map((packet) => {
    const frame = { atS: samples / 48_000, units: [packet] };
    samples += countOpusSamples(packet) ?? 0;
    return frame;
  });
}

function readOgg(bytes: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let parts: Buffer[] = [];
  for (let at = 0; at + 27 <= bytes.length;) {
    const count = bytes.readUInt8(at + 26);
    let body = at + 27 + count;
    for (let index = 0; index < count; index++) {
      const length = bytes.readUInt8(at + 27 + index);
      parts.push(bytes.subarray(body, body + length));
      body += length;
      if (length === 255) continue;
      packets.push(Buffer.concat(parts));
      parts = [];
    }
    at = body;
  }
  return packets;
}
