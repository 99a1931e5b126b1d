/**
 * Where the mark lies: in bands of a speech's own range, louder or fainter by a hair from one slot to the next. What
 * marks and what finds agree on this and on the key, and on nothing else; a change makes older copies unreadable.
 */
export const markRate = 48_000;
/** Frames of 42.7 ms, half over one another; in Hz a bin is the same for the finder, which listens to a quarter of the samples. */
export const frameSamples = 2048;
export const finderRate = 12_000;
export const finderFrame = 512;
export const framesPerSlot = 2;
/** The pattern begins anew after so many slots: 5.5 s. */
export const slotCount = 128;
/** 56 bands of 70 Hz from 398 Hz to 4.3 kHz: what a telephone and the smallest codecs keep. */
export const bandCount = 56;
export const bandBins = 3;
const firstBin = 17;

/** The first bin of a band. */
export function binOf(band: number): number {
  return firstBin + band * bandBins;
}

/** A band is changed by 1.2 dB at most, */
const strongest = 0.14;
/** and the changes of a frame together are at least 30 dB under its sound: the loudest bands are changed least. */
const share = 0.001 / strongest ** 2 / bandCount;

/** Room for the powers of a frame's bands. */
export const newBands = (): Float64Array => new Float64Array(bandCount);

/** The powers of the bands in a spectrum of re, im, re, im …; answers that of the whole frame. */
export function measureBands(spectrum: ArrayLike<number>, bins: number, bands: Float64Array): number {
  let whole = 0;
  bands.fill(0);
  for (let bin = 0; bin < bins; bin++) {
    const power = (spectrum[2 * bin] ?? 0) ** 2 + (spectrum[2 * bin + 1] ?? 0) ** 2;
    whole += power;
    const band = Math.floor((bin - firstBin) / bandBins);
    if (band >= 0 && band < bandCount) bands[band] = (bands[band] ?? 0) + power;
  }
  return whole;
}

/** By which part a band of this power is changed, in a frame of that power. */
export function strengthOf(power: number, whole: number): number {
  return power <= 0 ? 0 : strongest * Math.min(1, Math.sqrt((share * whole) / power));
}

/** Root of a Hann window, used before and after: halves that overlap add up to one. */
export function makeWindow(length: number): Float64Array {
  return Float64Array.from({ length }, (_, index) => Math.sin((Math.PI * (index + 0.5)) / length));
}
