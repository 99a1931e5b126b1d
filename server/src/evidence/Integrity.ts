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
  readonly #digests = new LRUCache<string, Promise<string | undefined>>({ max: 500, ttl: holdsMs });

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
    return { foundSha256: await this.#digest(key, 'sha256'), checkedAt };
  }

  /** Its hash, hexadecimal: by SHA-256 as it was filed, by another as it lies in the store now. */
  digestOf(hearingId: string, { documentId, sha256 }: Pick<EvidenceDocument, 'documentId' | 'sha256'>, digest: string): Promise<string | undefined> {
    if (digest === 'sha256') return Promise.resolve(sha256);
    const name = `${digest} ${documentId}`;
    const known = this.#digests.get(name);
    if (known) return known;
    const key = documentKeys.original(hearingId, documentId);
    const found = this.#store.stat(key).then((stat) => (stat ? this.#digest(key, digest) : undefined));
    this.#digests.set(name, found);
    found.catch(() => this.#digests.delete(name));
    return found;
  }

  async #digest(key: string, digest: string): Promise<string> {
    const hash = createHash(digest);
    for await (const chunk of await this.#store.open(key)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  }
}
