import { createHash } from 'node:crypto';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';

/**
 * Finished pieces of an unfinished composition, kept in the object store, so that many workers make them and any
 * goes on where a killed one stopped. The key holds what a piece was made of: one of another plan is never taken.
 */
export class PartStore {
  readonly #store: ObjectStore;
  readonly #prefix: string;

  /** @param name of the composition: two of one recording do not clear each other's pieces */
  constructor(store: ObjectStore, recordingId: string, name = 'parts') {
    this.#store = store;
    this.#prefix = `${recordingKeys.prefix(recordingId)}work/${name}/`;
  }

  key(madeOf: unknown, ending: 'mp4' | 'm4a' | 'json'): string {
    return `${this.#prefix}${createHash('sha256').update(JSON.stringify(madeOf)).digest('hex')}.${ending}`;
  }

  /** Keys of all pieces that are there. */
  async list(): Promise<Set<string>> {
    return new Set(await this.#store.list(this.#prefix));
  }
  async has(key: string): Promise<boolean> {
    return (await this.#store.stat(key)) !== undefined;
  }
  async put(key: string, path: string): Promise<void> {
    await this.#store.putFile(key, path);
  }
  async putText(key: string, text: string): Promise<void> {
    await this.#store.put(key, text);
  }
  async fetch(key: string, path: string): Promise<void> {
    await this.#store.download(key, path);
  }

  /** Removes everything: the composition is finished. */
  async clear(): Promise<void> {
    for (const key of await this.list()) await this.#store.remove(key);
  }
}
