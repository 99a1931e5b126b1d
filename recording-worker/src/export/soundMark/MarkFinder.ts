import FFT from 'fft.js';
import { type Fold, type FoundMark, newFold, searchFolds } from './MarkFold.ts';
import { makePattern, type MarkPattern } from './markPattern.ts';
import { bandCount, finderFrame, finderRate, framesPerSlot, makeWindow, measureBands, newBands, slotCount, strengthOf } from './markShape.ts';

const bins = finderFrame / 2 + 1;
const hop = finderFrame / 4;
/** Hops from one slot to the next; so many places are tried in which slots may begin. */
const hopsPerSlot = (framesPerSlot * finderFrame) / 2 / hop;
const hopsPerMinute = (60 * finderRate) / hop;
const window = makeWindow(finderFrame);
/** How far back, in hops, the level reaches that sound is silence or speech by: about 20 s. */
const memory = 2000;
/** Powers under these parts of the level are silence, and tell nothing. */
const [silent, faint] = [1e-5, 1e-7];
/** What stands out by more than three times the usual tells no more than that. */
const mostSaid = 3;

/** How loud the bands were in a slot, as natural logarithms, and how much each of them can tell. */
interface Slot {
  levels: Float64Array;
  weights: Float64Array;
}
export interface Hearing extends FoundMark {
  fromS: number;
  toS: number;
}

/**
 * Listens to sound of 12 kHz, one channel, as it passes, and tells at each minute whose mark was in that minute and the
 * one before. Nothing needs to be known of where the sound was cut. Its memory does not grow with the sound.
 */
export class MarkFinder {
  readonly #key: Buffer;
  readonly #pattern: MarkPattern;
  readonly #fft = new FFT(finderFrame);
  readonly #samples = new Float64Array(finderFrame);
  readonly #frame = new Float64Array(finderFrame);
  readonly #spectrum = new Float64Array(2 * finderFrame);
  #filled = 0;
  #hops = 0;
  #level = 0;
  #usual = 1;
  /** The last frames, newest first, as many as a slot has hops. */
  #frames: Slot[] = [];
  /** For each place in which slots may begin: the two slots before this one. */
  readonly #slots: Slot[][] = Array.from({ length: hopsPerSlot }, () => []);
  #minute: Fold[] = this.#newFolds();
  #minuteBefore: Fold[] = this.#newFolds();

  constructor(key: Buffer) {
    this.#key = key;
    this.#pattern = makePattern(key);
  }

  #newFolds(): Fold[] {
    return Array.from({ length: hopsPerSlot }, newFold);
  }

  /** Takes the next samples; answers the marks of minutes that ended in them. */
  take(samples: Float32Array): Hearing[] {
    const heard: Hearing[] = [];
    for (const sample of samples) {
      this.#samples[this.#filled++] = sample;
      if (this.#filled < finderFrame) continue;
      this.#passFrame();
      this.#samples.copyWithin(0, hop);
      this.#filled -= hop;
      if (this.#hops % hopsPerMinute === 0) heard.push(...this.#judge());
    }
    return heard;
  }

  /** What the rest says. */
  end(): Hearing[] {
    return this.#judge();
  }

  #judge(): Hearing[] {
    const both = this.#minute.map((fold, index) => fold.map((value, place) => value + (this.#minuteBefore[index]?.[place] ?? 0)));
    [this.#minuteBefore, this.#minute] = [this.#minute, this.#newFolds()];
    const found = searchFolds(both, this.#pattern, this.#key);
    const minute = Math.ceil(this.#hops / hopsPerMinute);
    return found ? [{ ...found, fromS: Math.max(0, minute - 2) * 60, toS: Math.round((this.#hops * hop) / finderRate) }] : [];
  }

  #passFrame(): void {
    const frame = this.#measureFrame();
    const half = this.#frames[finderFrame / 2 / hop - 1];
    this.#frames = [frame, ...this.#frames].slice(0, hopsPerSlot);
    this.#hops += 1;
    if (!half) return;
    // A slot is two frames, of which this is the second.
    const slots = this.#slots[this.#hops % hopsPerSlot] ?? [];
    slots.push({
      levels: frame.levels.map((level, band) => (level + (half.levels[band] ?? 0)) / framesPerSlot),
      weights: frame.weights.map((weight, band) => (weight + (half.weights[band] ?? 0)) / framesPerSlot),
    });
    const [before, slot, after] = slots;
    if (!before || !slot || !after) return;
    slots.shift();
    this.#add(before, slot, after);
  }

  #measureFrame(): Slot {
    for (let index = 0; index < finderFrame; index++) this.#frame[index] = (this.#samples[index] ?? 0) * (window[index] ?? 0);
    this.#fft.realTransform(this.#spectrum, this.#frame);
    const powers = newBands();
    const whole = measureBands(this.#spectrum, bins, powers);
    this.#level = this.#level === 0 ? whole : this.#level + (whole - this.#level) / memory;
    const isSilent = whole === 0 || whole < this.#level * silent;
    return {
      levels: powers.map((power) => Math.log(power + this.#level * faint + Number.MIN_VALUE)),
      weights: powers.map((power) => (isSilent ? 0 : strengthOf(power, whole))),
    };
  }

  /** What a slot says beyond what its neighbours in time and pitch let expect of it: speech goes on, the mark does not. */
  #add(before: Slot, slot: Slot, after: Slot): void {
    const fold = this.#minute[this.#hops % hopsPerSlot];
    if (!fold) return;
    const at = (Math.floor(this.#hops / hopsPerSlot) % slotCount) * bandCount;
    const alone = slot.levels.map((level, band) => level - ((before.levels[band] ?? 0) + (after.levels[band] ?? 0)) / 4);
    for (let band = 0; band < bandCount; band++) {
      const weight = slot.weights[band] ?? 0;
      if (weight === 0) continue;
      const own = alone[band] ?? 0;
      const off = own - ((alone[band - 1] ?? own) + (alone[band + 1] ?? own)) / 2;
      this.#usual += (Math.abs(off) - this.#usual) / (memory * bandCount);
      const most = mostSaid * this.#usual;
      fold[at + band] = (fold[at + band] ?? 0) + weight * Math.max(-most, Math.min(most, off));
    }
  }
}
