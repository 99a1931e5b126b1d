import type { DocketForm } from '@assize/contracts/docket/form';
import { codeOf } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';

/** `unsaved`: typed and not with the court yet; `waiting`: the line is bad; `conflict`: another device has saved a newer one. */
export type SavingState = 'saved' | 'unsaved' | 'waiting' | 'conflict' | 'failed';
interface Options {
  revision: number;
  /** Sends the form; the new revision. Throws ApiError. */
  save: (revision: number, form: DocketForm) => Promise<number>;
  /** Keeps in this tab what is not with the court yet; undefined: it is. */
  remember: (unsaved: { revision: number; form: DocketForm } | undefined) => void;
  onState: (state: SavingState) => void;
  /** After how long of no typing it is sent, and sent again when the line was gone, ms. */
  quietMs?: number;
  againMs?: number;
}
/** After these, waiting may help. */
const forNow: readonly ApiErrorCode[] = ['offline', 'unavailable', 'internal', 'unknown', 'rateLimited'];

/** Saves a form as it is typed, one saving at a time, and goes on when a bad line comes back. */
export class DraftSaver {
  readonly #options: Options;
  #revision: number;
  #form: DocketForm | undefined;
  #running: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#revision = options.revision;
  }

  get revision(): number {
    return this.#revision;
  }

  change(form: DocketForm): void {
    if (this.#isClosed) return;
    this.#form = form;
    this.#remember(form);
    this.#tell('unsaved');
    this.#plan(this.#options.quietMs ?? 700);
  }

  /** Until all that was typed is with the court. Throws ApiError when it cannot be now. */
  async flush(): Promise<number> {
    clearTimeout(this.#timer);
    while (this.#form) {
      this.#running ??= this.#saveOnce().finally(() => (this.#running = undefined));
      await this.#running;
    }
    return this.#revision;
  }

  /** What is here counts, in place of what another device saved under this revision. */
  async overrule(revision: number): Promise<void> {
    this.#revision = revision;
    await this.flush();
  }

  /** Goes on from what the court has, when nothing else was typed here; whether it does. */
  adopt(revision: number): boolean {
    if (this.#form || this.#running || revision <= this.#revision) return false;
    this.#revision = revision;
    return true;
  }

  /** Nobody types here any more: what is left is sent once more. What is kept in the tab stays there for whoever opens it again. Throws ApiError. */
  async end(): Promise<void> {
    this.#isClosed = true;
    await this.flush();
  }

  /** Drops what was typed: nothing of it is sent from now on. */
  close(): void {
    this.#isClosed = true;
    this.#form = undefined;
    clearTimeout(this.#timer);
  }

  #plan(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.flush().catch(() => undefined), ms);
  }

  async #saveOnce(): Promise<void> {
    const { save, againMs = 4000 } = this.#options;
    const form = this.#form;
    if (!form) return;
    try {
      this.#revision = await save(this.#revision, form);
    } catch (error) {
      const code = codeOf(error);
      this.#tell(code === 'conflict' ? 'conflict' : forNow.includes(code) ? 'waiting' : 'failed');
      if (forNow.includes(code)) this.#plan(againMs);
      throw error;
    }
    // Typed on meanwhile: that is saved next.
    const newer = this.#form;
    if (newer !== form) return this.#remember(newer);
    this.#form = undefined;
    this.#remember(undefined);
    this.#tell('saved');
  }

  /** Once it is closed, tab and screen are somebody else's. */
  #remember(form: DocketForm | undefined): void {
    if (!this.#isClosed) this.#options.remember(form && { revision: this.#revision, form });
  }
  #tell(state: SavingState): void {
    if (!this.#isClosed) this.#options.onState(state);
  }
}
