import { join } from 'node:path';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';

/** Local copies of a recording's tracks, each fetched once, when it is first needed. */
export class TrackCache {
  readonly #store: ObjectStore;
  readonly #recordingId: string;
  readonly #folder: string;
  readonly #fetched = new Map<string, Promise<string>>();

  constructor(store: ObjectStore, recordingId: string, folder: string) {
    this.#store = store;
    this.#recordingId = recordingId;
    this.#folder = folder;
  }

  /** Name of the copy, relative to the folder. */
  fetch(name: string): Promise<string> {
    const known = this.#fetched.get(name);
    if (known) return known;
    const file = name.replaceAll('/', '-');
    const fetched = this.#store.download(recordingKeys.product(this.#recordingId, name), join(this.#folder, file)).then(() => file);
    this.#fetched.set(name, fetched);
    return fetched;
  }
}
