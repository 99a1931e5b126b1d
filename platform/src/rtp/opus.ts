import type { Depacketizer, MediaFrame, PacketInput } from './Depacketizer.ts';

/** Samples at 48 kHz per frame, by the configuration in the first byte (RFC 6716 section 3.1). */
function frameSamples(configuration: number): number {
  if (configuration < 12) return [480, 960, 1920, 2880][configuration % 4] ?? 960;
  if (configuration < 16) return [480, 960][configuration % 2] ?? 960;
  return [120, 240, 480, 960][configuration % 4] ?? 960;
}

/** Samples (48 kHz) in an Opus packet; undefined when a decoder would refuse it (RFC 6716 section 3.4). */
export function countOpusSamples(packet: Buffer): number | undefined {
  if (packet.length < 1) return undefined;
  const first = packet.readUInt8(0);
  const code = first & 3;
  if (code === 1 && packet.length % 2 === 0) return undefined;
  if (code === 2 && packet.length < 2) return undefined;
  if (code === 3 && packet.length < 2) return undefined;
  const count = code === 0 ? 1 : code === 3 ? packet.readUInt8(1) & 0x3f : 2;
  const samples = count * frameSamples(first >> 3);
  return count > 0 && samples <= 5760 ? samples : undefined;
}

/** Opus payloads (RFC 7587): each packet is a frame of its own. */
export class OpusDepacketizer implements Depacketizer {
  push(packet: PacketInput): MediaFrame | undefined {
    const samples = countOpusSamples(packet.payload);
    return samples === undefined ? undefined : { data: packet.payload, isKey: true, atMs: packet.atMs, samples };
  }
}
