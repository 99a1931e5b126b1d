import { createHash } from 'node:crypto';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { LRUCache } from 'lru-cache';

export interface Checked {
  /** SHA-256 of the original as it lies in the store now; null when it is not there. */
  foundSha256: string | null;
  checkedAt: string;
}
/** Everybody to whom a page is shown asks at the same time; a large film is not read for each of them. */
const holdsMs = 60_000;

/** Hashes originals anew (Online Litigation Rules art. 16: unaltered since the deposit). */
export class Integrity {
  readonly #store: ObjectStore;
  readonly #checks = new LRUCache<string, Promise<Checked>>({ max: 500, ttl: holdsMs });

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  check(hearingId: string, { documentId }: Pick<EvidenceDocument, 'documentId'>): Promise<Checked> {
    const known = this.#checks.get(documentId);
    if (known) return known;
    const check = this.#hash(documentKeys.original(hearingId, documentId));
    this.#checks.set(documentId, check);
    check.catch(() => this.#checks.delete(documentId));
    return check;
  }

  async #hash(key: string): Promise<Checked> {
    const checkedAt = new Date().toISOString();
    if (!(await this.#store.stat(key))) return { foundSha256: null, checkedAt };
    const hash = createHash('sha256');
    for await (const chunk of await this.#store.open(key)) hash.update(chunk as Buffer);
    return { foundSha256: hash.digest('hex'), checkedAt };
  }
}
