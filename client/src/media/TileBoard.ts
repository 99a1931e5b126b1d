import type { RemoteTrack } from './mediaState.ts';
import { planTiles, type TilePlan, type TileReport } from './planTiles.ts';

interface Options {
  send: (plan: TilePlan) => Promise<unknown>;
  getTracks: () => Readonly<Record<string, RemoteTrack>>;
  debounceMs?: number;
}

const retryMs = 1000;

/** Collects what the places on the screen show and tells the sfu when it changed, not more often than needed. */
export class TileBoard {
  readonly #options: Options;
  readonly #reports = new Map<object, TileReport>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = '';
  #isClosed = false;
  readonly #toldIds = new Set<string>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** `place`: any object that stands for the place on the screen; without a report the place is gone. */
  report(place: object, report: TileReport | undefined): void {
    if (report) this.#reports.set(place, report);
    else this.#reports.delete(place);
    this.refresh();
  }

  /** The pictures on offer changed. */
  refresh(): void {
    this.#timer ??= setTimeout(() => this.#tell(), this.#options.debounceMs ?? 120);
  }

  /** A new room knows nothing of what was told. */
  forget(): void {
    this.#told = '';
    this.#toldIds.clear();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#reports.clear();
  }

  #tell(): void {
    this.#timer = undefined;
    const plan = planTiles(this.#options.getTracks(), this.#reports.values(), this.#toldIds);
    const text = JSON.stringify(plan);
    if (plan.length === 0 || text === this.#told) return;
    this.#told = text;
    for (const { consumerId } of plan) this.#toldIds.add(consumerId);
    this.#options.send(plan).catch(() => {
      // Not heard: said again a little later.
      this.#told = '';
      if (!this.#isClosed) this.#timer ??= setTimeout(() => this.#tell(), retryMs);
    });
  }
}
