/** Reads bits of an H264 parameter set with its emulation prevention bytes taken out. */
class BitReader {
  readonly #bytes: number[];
  #at = 0;

  constructor(unit: Buffer) {
    this.#bytes = [...unit].filter((byte, index) => !(byte === 3 && index > 1 && unit[index - 1] === 0 && unit[index - 2] === 0));
  }

  bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index++, this.#at++) value = value * 2 + (((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1);
    return value;
  }
  /** Unsigned Exp-Golomb (H.264 clause 9.1). */
  ue(): number {
    let zeros = 0;
    while (zeros < 32 && this.bits(1) === 0) zeros++;
    return 2 ** zeros - 1 + this.bits(zeros);
  }
  se(): number {
    const value = this.ue();
    return value % 2 === 0 ? -value / 2 : (value + 1) / 2;
  }
}

const highProfiles = [100, 110, 122, 244, 44, 83, 86, 118, 128];

function skipScalingLists(reader: BitReader, count: number): void {
  for (let list = 0; list < count; list++) {
    if (reader.bits(1) === 0) continue;
    let last = 8;
    let next = 8;
    for (let index = 0; index < (list < 6 ? 16 : 64); index++) {
      if (next !== 0) next = (last + reader.se() + 256) % 256;
      if (next !== 0) last = next;
    }
  }
}

/** Picture size of a sequence parameter set (H.264 clause 7.3.2.1); undefined when it is not a sensible one. */
export function parseSps(unit: Buffer): { width: number; height: number } | undefined {
  const reader = new BitReader(unit.subarray(1));
  const profile = reader.bits(8);
  reader.bits(16);
  reader.ue();
  let chroma = 1;
  if (highProfiles.includes(profile)) {
    chroma = reader.ue();
    if (chroma === 3) reader.bits(1);
    reader.ue();
    reader.ue();
    reader.bits(1);
    if (reader.bits(1)) skipScalingLists(reader, chroma === 3 ? 12 : 8);
  }
  reader.ue();
  const orderType = reader.ue();
  if (orderType === 0) reader.ue();
  else if (orderType === 1) {
    reader.bits(1);
    reader.se();
    reader.se();
    for (let count = reader.ue(); count > 0; count--) reader.se();
  }
  reader.ue();
  reader.bits(1);
  const columns = reader.ue() + 1;
  const rows = reader.ue() + 1;
  const isFrames = reader.bits(1);
  if (!isFrames) reader.bits(1);
  reader.bits(1);
  const crop = reader.bits(1) ? [reader.ue(), reader.ue(), reader.ue(), reader.ue()] : [0, 0, 0, 0];
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * (2 - isFrames);
  const width = columns * 16 - ((crop[0] ?? 0) + (crop[1] ?? 0)) * unitX;
  const height = rows * 16 * (2 - isFrames) - ((crop[2] ?? 0) + (crop[3] ?? 0)) * unitY;
  return width > 0 && height > 0 && width <= 8192 && height <= 8192 ? { width, height } : undefined;
}
