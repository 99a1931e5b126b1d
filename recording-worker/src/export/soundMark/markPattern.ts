import { createCipheriv } from 'node:crypto';
import { symbolBits, symbolCount } from './markCode.ts';
import { bandCount, slotCount } from './markShape.ts';

/** One place of the pattern is one band in one slot, numbered slot by slot. Without the key it is noise. */
export interface MarkPattern {
  /** Which of the four numbers the place carries a part of. */
  symbols: Uint8Array;
  /** Which bits of that number are added up in it. */
  masks: Uint16Array;
  /** 1 or -1. */
  signs: Int8Array;
}
export const placeCount = slotCount * bandCount;

export function makePattern(key: Buffer): MarkPattern {
  const stream = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(placeCount * 8));
  // Each number has as many places as the others, spread by chance.
  const order = Array.from({ length: placeCount }, (_, place) => place).toSorted((a, b) => stream.readUInt32LE(a * 8) - stream.readUInt32LE(b * 8) || a - b);
  const pattern = { symbols: new Uint8Array(placeCount), masks: new Uint16Array(placeCount), signs: new Int8Array(placeCount) };
  for (const [rank, place] of order.entries()) {
    pattern.symbols[place] = rank % symbolCount;
    pattern.masks[place] = stream.readUInt16LE(place * 8 + 4) % 2 ** symbolBits;
    pattern.signs[place] = stream.readUInt8(place * 8 + 6) % 2 === 0 ? 1 : -1;
  }
  return pattern;
}

/** Louder (1) or fainter (-1), for each place of a copy that carries these numbers. */
export function drawPattern({ symbols, masks, signs }: MarkPattern, values: readonly number[]): Int8Array {
  return Int8Array.from(signs, (sign, place) => (isOdd((values[symbols[place] ?? 0] ?? 0) & (masks[place] ?? 0)) ? -sign : sign));
}

function isOdd(bits: number): boolean {
  let left = bits;
  for (let shift = 8; shift > 0; shift >>= 1) left ^= left >> shift;
  return (left & 1) === 1;
}
