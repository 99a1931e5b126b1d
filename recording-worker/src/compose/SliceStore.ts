import { createHash } from 'node:crypto';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';

/**
 * Finished slices of an unfinished composition, kept in the object store so that any worker can go on where a
 * killed one stopped. The key holds what the slice was made of: a slice of another plan is never taken.
 */
export class SliceStore {
  readonly #store: ObjectStore;
  readonly #prefix: string;

  constructor(store: ObjectStore, recordingId: string) {
    this.#store = store;
    this.#prefix = `${recordingKeys.prefix(recordingId)}work/slices/`;
  }

  key(madeOf: unknown): string {
    return `${this.#prefix}${createHash('sha256').update(JSON.stringify(madeOf)).digest('hex')}.mp4`;
  }

  async has(key: string): Promise<boolean> {
    return (await this.#store.stat(key)) !== undefined;
  }
  async put(key: string, path: string): Promise<void> {
    await this.#store.putFile(key, path);
  }
  async fetch(key: string, path: string): Promise<void> {
    await this.#store.download(key, path);
  }

  /** Removes all slices: the composition is finished. */
  async clear(): Promise<void> {
    for (const key of await this.#store.list(this.#prefix)) await this.#store.remove(key);
  }
}
