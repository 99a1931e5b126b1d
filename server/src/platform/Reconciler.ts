export interface ReconcilerOptions {
  /** Does what is to be done now. True: something is under way, and is looked at again after `busyMs`. */
  look: () => Promise<boolean | void>;
  /** From one look to the next when nothing told of work: what another server's crash left is found by then. */
  everyMs: number;
  /** The same while something is under way; `everyMs` unless said. */
  busyMs?: number;
  /** A look that failed; the next one comes as if it had found nothing. */
  onFault: (error: unknown) => void;
}

/**
 * Looks for work again and again: at once when kicked, once more when kicked in the middle of a look, and now and then
 * besides; never twice at the same time. A look may find nothing, and may be repeated: the truth is in the database.
 */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isKicked = false;
  #isClosed = false;

  private constructor(options: ReconcilerOptions) {
    this.#options = options;
    this.#rest(options.everyMs);
  }

  /** The first look comes after `everyMs`, or when kicked. */
  static start(options: ReconcilerOptions): Reconciler {
    return new Reconciler(options);
  }

  /** The same, with the first look at once: for what the last server left. */
  static startNow(options: ReconcilerOptions): Reconciler {
    const made = Reconciler.start(options);
    made.kick();
    return made;
  }

  /** There may be something to do. */
  kick(): void {
    if (this.#isClosed) return;
    this.#isKicked = true;
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is being looked at, nor is to be at once. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    let isBusy = false;
    while (this.#isKicked && !this.#isClosed) {
      this.#isKicked = false;
      isBusy = await this.#look();
    }
    this.#running = undefined;
    const { everyMs, busyMs = everyMs } = this.#options;
    if (!this.#isClosed) this.#rest(isBusy ? busyMs : everyMs);
  }

  async #look(): Promise<boolean> {
    try {
      return (await this.#options.look()) === true;
    } catch (error) {
      this.#options.onFault(error);
      return false;
    }
  }

  #rest(ms: number): void {
    this.#timer = setTimeout(() => this.kick(), ms);
  }

  /** A look under way is waited for; no other begins. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#running;
  }
}
