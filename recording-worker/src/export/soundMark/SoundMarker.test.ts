import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markCodeOf, readSymbols, soundMarkKey, symbolsOf } from './markCode.ts';
import { SoundMarker } from './SoundMarker.ts';

const key = soundMarkKey(Buffer.alloc(32, 1));
const code = '018fa3c2';

/** Something like a voice: a few harmonics that glide, in syllables, with a pause of silence each second. */
function hum(seconds: number): Float32Array {
  return Float32Array.from({ length: seconds * 48_000 }, (_, index) => {
    const at = index / 48_000;
    if (at % 1 > 0.7) return 0;
    const phase = 2 * Math.PI * (140 * at + 3 * Math.sin(2 * at));
    return 0.05 * Math.sin(4 * Math.PI * at) ** 2 * [1, 3, 5, 8, 13, 21].reduce((sum, harmonic) => sum + Math.sin(harmonic * phase) / Math.sqrt(harmonic), 0);
  });
}
/** Given in pieces of these sizes, in turn. */
function mark(sound: Float32Array, sizes: readonly number[] = [4096]): Float32Array {
  const marker = new SoundMarker(key, code);
  const done: Float32Array[] = [];
  for (let at = 0, turn = 0; at < sound.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    done.push(marker.take(sound.subarray(at, at + size)));
    at += size;
  }
  done.push(marker.end());
  return Float32Array.from(done.flatMap((piece) => [...piece]));
}

describe('marking sound', () => {
  it('gives as many samples as it was given, the same whatever pieces they come in, and to the bit again', () => {
    const sound = hum(2);
    const whole = mark(sound);
    expect(whole).toHaveLength(sound.length);
    expect(whole).not.toEqual(sound);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 96_000 }), (sizes, length) => {
        const part = mark(sound.subarray(0, length), sizes);
        expect(part).toHaveLength(length);
        const settled = Math.max(0, length - 4096);
        expect(part.subarray(0, settled)).toEqual(whole.subarray(0, settled));
      }),
      { numRuns: 20 },
    );
  });

  it('lies at least 30 dB under what is heard at that moment', () => {
    const sound = hum(5);
    const marked = mark(sound);
    const step = 9600;
    for (let at = 0; at < sound.length; at += step) {
      let [heard, added] = [0, 0];
      for (let index = at; index < at + step; index++) {
        heard += (sound[index] ?? 0) ** 2;
        added += ((marked[index] ?? 0) - (sound[index] ?? 0)) ** 2;
      }
      if (heard > 0.01) expect(10 * Math.log10(heard / added)).toBeGreaterThan(30);
    }
  });

  it('adds nothing to silence', () => {
    const sound = hum(3);
    const marked = mark(sound);
    // A frame reaches 43 ms beyond what is heard.
    for (let second = 0; second < 3; second++)
      expect(marked.subarray((second + 0.75) * 48_000, (second + 0.95) * 48_000).every((sample) => sample === 0)).toBe(true);
    expect(mark(new Float32Array(50_000)).every((sample) => sample === 0)).toBe(true);
  });
});

describe('the code of a mark', () => {
  it('is the beginning of the export’s id, by which its package is named', () => {
    expect(markCodeOf('018FA3C2-0000-4000-8000-000000000001')).toBe(code);
    expect(readSymbols(key, symbolsOf(key, code))).toBe(code);
  });
  it('is read from what fits its check, and under the key that wrote it, only', () => {
    const symbols = symbolsOf(key, code);
    expect(readSymbols(soundMarkKey(Buffer.alloc(32, 2)), symbols)).toBeUndefined();
    for (let index = 0; index < 4; index++)
      expect(
        readSymbols(
          key,
          symbols.map((symbol, at) => (at === index ? symbol ^ 1 : symbol)),
        ),
      ).toBeUndefined();
  });
});
