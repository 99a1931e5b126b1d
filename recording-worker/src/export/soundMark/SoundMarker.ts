import FFT from 'fft.js';
import { symbolsOf } from './markCode.ts';
import { drawPattern, makePattern } from './markPattern.ts';
import { bandBins, bandCount, binOf, frameSamples, framesPerSlot, makeWindow, measureBands, newBands, slotCount, strengthOf } from './markShape.ts';

const hop = frameSamples / 2;
const bins = frameSamples / 2 + 1;
const window = makeWindow(frameSamples);

/**
 * Puts a copy's code into sound of 48 kHz, one channel, as it passes: each band of each frame is made louder or fainter
 * by what is itself in it, so that silence stays silence and nothing is added where nothing is heard. Spread spectrum on
 * the magnitudes of the spectrum (Kirovski and Malvar, 2003). It gives as many samples as it was given, half a frame
 * later; the same sound, code and key give the same samples.
 */
export class SoundMarker {
  readonly #signs: Int8Array;
  readonly #fft = new FFT(frameSamples);
  readonly #frame = new Float64Array(frameSamples);
  readonly #spectrum = new Float64Array(2 * frameSamples);
  readonly #changed = new Float64Array(2 * frameSamples);
  readonly #change = new Float64Array(2 * frameSamples);
  readonly #powers = newBands();
  /** The half frame before, and what of its mark is known. */
  #before = new Float32Array(hop);
  #marked = new Float64Array(hop);
  #block = new Float32Array(hop);
  #filled = 0;
  #frames = 0;
  #owed = 0;

  constructor(key: Buffer, code: string) {
    this.#signs = drawPattern(makePattern(key), symbolsOf(key, code));
  }

  /** Takes the next samples; answers those that are done. */
  take(samples: Float32Array): Float32Array {
    this.#owed += samples.length;
    const done: Float32Array[] = [];
    for (let at = 0; at < samples.length;) {
      const part = samples.subarray(at, at + hop - this.#filled);
      this.#block.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === hop) done.push(this.#passBlock());
    }
    return this.#give(done);
  }

  /** The rest. */
  end(): Float32Array {
    const done: Float32Array[] = [];
    for (let blocks = 0; blocks < 2; blocks++) {
      this.#block.fill(0, this.#filled);
      done.push(this.#passBlock());
    }
    return this.#give(done);
  }

  /** Nothing comes before the first sample or after the last. */
  #give(blocks: readonly Float32Array[]): Float32Array {
    const samples = new Float32Array(
      Math.min(
        this.#owed,
        blocks.reduce((sum, block) => sum + block.length, 0),
      ),
    );
    let at = 0;
    for (const block of blocks) {
      const part = block.subarray(0, samples.length - at);
      samples.set(part, at);
      at += part.length;
    }
    this.#owed -= samples.length;
    return samples;
  }

  /** The half frame that is now whole: it lay in the frame before and lies in this one. */
  #passBlock(): Float32Array {
    const [before, block] = [this.#before, this.#block];
    this.#computeChange(before, block);
    const done = before.map((sample, index) => sample + (this.#marked[index] ?? 0) + (this.#change[2 * index] ?? 0) * (window[index] ?? 0));
    for (let index = 0; index < hop; index++) this.#marked[index] = (this.#change[2 * (index + hop)] ?? 0) * (window[index + hop] ?? 0);
    [this.#before, this.#block, this.#filled] = [block, before, 0];
    this.#frames += 1;
    // The first half frame is what came before the sound.
    return this.#frames === 1 ? new Float32Array() : done;
  }

  #computeChange(first: Float32Array, second: Float32Array): void {
    for (let index = 0; index < hop; index++) {
      this.#frame[index] = (first[index] ?? 0) * (window[index] ?? 0);
      this.#frame[index + hop] = (second[index] ?? 0) * (window[index + hop] ?? 0);
    }
    this.#fft.realTransform(this.#spectrum, this.#frame);
    const whole = measureBands(this.#spectrum, bins, this.#powers);
    const slot = Math.floor(this.#frames / framesPerSlot) % slotCount;
    for (let band = 0; band < bandCount; band++) {
      // Twice, as the other half of the spectrum is left at nothing and the real part alone is used.
      const by = 2 * strengthOf(this.#powers[band] ?? 0, whole) * (this.#signs[slot * bandCount + band] ?? 0);
      for (let at = 2 * binOf(band); at < 2 * (binOf(band) + bandBins); at++) this.#changed[at] = by * (this.#spectrum[at] ?? 0);
    }
    this.#fft.inverseTransform(this.#change, this.#changed);
  }
}
