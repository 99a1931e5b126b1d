/** Width of the windows in which the shortest way from capture to arrival is looked for, ms. */
const windowMs = 10_000;
/** The sender's wall clock was set when its distance to ours changes by more than this at once. */
const stepMs = 500;
/** Windows to each side over which the shortest way is taken. */
const reach = 3;

/** One stretch in which a sender's wall clock ran on without being set. */
export class ClockEpoch {
  #lastDistance: number;
  readonly #shortest = new Map<number, number>();
  #smoothed: { first: number; values: number[] } | undefined;

  constructor(distance: number) {
    this.#lastDistance = distance;
  }

  fits(distance: number): boolean {
    return Math.abs(distance - this.#lastDistance) <= stepMs;
  }
  follow(distance: number): void {
    this.#lastDistance = distance;
  }

  /** A packet captured at `captureMs` (sender's clock) arrived at `atMs` (ours). */
  observe(captureMs: number, atMs: number): void {
    const index = Math.floor(atMs / windowMs);
    const known = this.#shortest.get(index);
    const way = atMs - captureMs;
    if (known === undefined || way < known) this.#shortest.set(index, way);
  }

  /** What must be added to the sender's clock to get ours, around the time of arrival; continuous. */
  offsetAt(atMs: number): number {
    this.#smoothed ??= smooth(this.#shortest);
    const { first, values } = this.#smoothed;
    if (values.length === 0) return this.#lastDistance;
    const position = Math.min(Math.max(atMs / windowMs - 0.5 - first, 0), values.length - 1);
    const index = Math.min(Math.floor(position), values.length - 1);
    const from = values[index] ?? 0;
    const to = values[Math.min(index + 1, values.length - 1)] ?? from;
    return from + (to - from) * (position - index);
  }
}

/** Lower envelope over neighbouring windows, averaged once, so that drift is followed and jitter is not. */
function smooth(shortest: ReadonlyMap<number, number>): { first: number; values: number[] } {
  const indexes = [...shortest.keys()];
  if (indexes.length === 0) return { first: 0, values: [] };
  const first = Math.min(...indexes);
  const last = Math.max(...indexes);
  const lows: number[] = [];
  for (let index = first; index <= last; index++) {
    let low = Infinity;
    for (let near = index - reach; near <= index + reach; near++) low = Math.min(low, shortest.get(near) ?? Infinity);
    lows.push(low === Infinity ? (lows.at(-1) ?? 0) : low);
  }
  return { first, values: lows.map((_, index) => mean(lows.slice(Math.max(0, index - 1), index + 2))) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The wall clock of one participant's device against ours. All of a participant's streams share it, so that
 * what was captured together stays together; setting the device's clock starts a new epoch.
 */
export class SenderClock {
  readonly #epochs: ClockEpoch[] = [];

  /** The epoch that a sender report taken at `ntpMs` and received at `atMs` belongs to. */
  epochOf(ntpMs: number, atMs: number): ClockEpoch {
    const distance = atMs - ntpMs;
    // Sound and picture report at different moments: around a step the epoch before is still spoken of.
    const known = this.#epochs.slice(-2).findLast((epoch) => epoch.fits(distance));
    if (known) {
      known.follow(distance);
      return known;
    }
    const epoch = new ClockEpoch(distance);
    this.#epochs.push(epoch);
    return epoch;
  }
}
