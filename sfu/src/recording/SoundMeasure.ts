import { OpusDecoder } from 'opus-decoder';

/** Every decoder takes a few packets to find itself in the middle of a stream (RFC 6716 section 4.5.2). */
const settlingPackets = 5;
const blockSamples = 14_400;
/** Packets that cannot be decoded are silence in any player; after a few of them the rest is not tried. */
const mostErrors = 3;

/** Decodes sound to find how loud it is. Holds a decoder until it is closed. */
export class SoundMeasure {
  readonly #decoder = new OpusDecoder({ channels: 2 });

  /** Level of the loudest 300 ms of these Opus packets, dBFS; -Infinity when none can be decoded or all is silence. */
  async loudest(packets: readonly Uint8Array[]): Promise<number> {
    await this.#decoder.ready;
    let [loudest, sum, samples, errors] = [0, 0, 0, 0];
    for (const [index, packet] of packets.entries()) {
      const { channelData, errors: found } = this.#decoder.decodeFrame(packet);
      errors += found.length;
      if (errors > mostErrors) break;
      if (index < settlingPackets) continue;
      const [left = new Float32Array(), right = left] = channelData;
      for (const [at, value] of left.entries()) sum += (value ** 2 + (right[at] ?? 0) ** 2) / 2;
      samples += left.length;
      if (samples < blockSamples) continue;
      loudest = Math.max(loudest, sum / samples);
      [sum, samples] = [0, 0];
    }
    return 10 * Math.log10(loudest);
  }

  close(): void {
    this.#decoder.ready.then(
      () => this.#decoder.free(),
      () => undefined,
    );
  }
}
