import type { ImportRow } from '@assize/contracts/casefile/imports/wire';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { codeOf } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';
import {
  type Catalogue,
  changeRow,
  copyAbove,
  correctionOf,
  type Entry,
  type EntryChange,
  type EntryField,
  isSaved,
  moveRow,
  nextCorrections,
  noteSaved,
  openCatalogue,
} from './catalogue.ts';

export interface KeptCatalogue {
  catalogue: Catalogue;
  /** Corrections are on their way. */
  isSaving: boolean;
  /** Why the last could not be saved; they are kept here. */
  refusal: ApiErrorCode | null;
}
export type SaveCorrections = (body: { rows: ImportRow[]; order?: number[] }) => Promise<unknown>;

/** Corrections are saved when nobody typed for so long. */
const restMs = 1000;

/**
 * Corrects a proposed catalogue and saves the corrections behind whoever types, a hundred rows at a time and never two requests
 * at once, so that a reload loses at most the last second. What could not be saved stays, and is saved with the next.
 */
export class CatalogueKeeper {
  readonly store: StoreApi<KeptCatalogue>;
  readonly #save: SaveCorrections;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(rows: readonly Entry[], save: SaveCorrections) {
    this.store = createStore<KeptCatalogue>(() => ({ catalogue: openCatalogue(rows), isSaving: false, refusal: null }));
    this.#save = save;
  }

  // The same for as long as it lives, so that of hundreds of rows those alone are drawn again which changed.
  readonly change = (entry: number, change: EntryChange): void => this.#set(changeRow(this.#catalogue, entry, change));
  readonly move = (entry: number, to: number): void => this.#set(moveRow(this.#catalogue, entry, to));
  readonly copyAbove = (entry: number, field: EntryField): void => this.#set(copyAbove(this.#catalogue, entry, field));

  get #catalogue(): Catalogue {
    return this.store.getState().catalogue;
  }

  #set(catalogue: Catalogue): void {
    this.store.setState({ catalogue });
    clearTimeout(this.#timer);
    if (!isSaved(catalogue)) this.#timer = setTimeout(() => void this.saveAll().catch(() => undefined), restMs);
  }

  /** Resolves when all that can be saved is; rejects with why it is not. */
  async saveAll(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#saveLeft().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #saveLeft(): Promise<void> {
    this.store.setState({ isSaving: true, refusal: null });
    try {
      for (let part = nextCorrections(this.#catalogue); part; part = nextCorrections(this.#catalogue)) {
        await this.#save({ rows: part.rows.map(correctionOf), ...(part.order ? { order: [...part.order] } : {}) });
        this.store.setState({ catalogue: noteSaved(this.#catalogue, part) });
      }
    } catch (error) {
      this.store.setState({ refusal: codeOf(error) });
      throw error;
    } finally {
      this.store.setState({ isSaving: false });
    }
  }

  /** What is left is saved on the way out. */
  close(): void {
    clearTimeout(this.#timer);
    if (!isSaved(this.#catalogue)) void this.saveAll().catch(() => undefined);
  }
}
