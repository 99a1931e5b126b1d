import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';

const kept = 8;

/** Local copies of the documents that pages are drawn of, the last few; many jobs draw of one. */
export class DocumentCache {
  readonly #store: ObjectStore;
  readonly #folder: string;
  readonly #copies = new Map<string, Promise<string>>();
  #count = 0;

  constructor(store: ObjectStore, folder: string) {
    this.#store = store;
    this.#folder = folder;
  }

  /** Path of the copy. */
  fetch(key: string): Promise<string> {
    const known = this.#copies.get(key);
    // The map is in the order of the last use.
    this.#copies.delete(key);
    const copy = known ?? this.#copy(key);
    this.#copies.set(key, copy);
    void this.#forgetOldest();
    return copy;
  }

  async #copy(key: string): Promise<string> {
    const path = join(this.#folder, `document-${String(++this.#count)}`);
    try {
      await mkdir(this.#folder, { recursive: true });
      await this.#store.download(key, path);
      return path;
    } catch (error) {
      this.#copies.delete(key);
      throw error;
    }
  }

  /** A program that still reads a file keeps it after its name is gone. */
  async #forgetOldest(): Promise<void> {
    const [key] = this.#copies.keys();
    if (key === undefined || this.#copies.size <= kept) return;
    const copy = this.#copies.get(key);
    this.#copies.delete(key);
    const path = await copy?.catch(() => undefined);
    if (path !== undefined) await rm(path, { force: true });
  }
}
