import { createHash } from 'node:crypto';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HandedDocument } from '@assize/contracts/casefile/lead/wire';
import { refuseExchange } from '@assize/contracts/exchange/package';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';

export type DocumentKey = Pick<HandedDocument, 'documentId' | 'version'> & { caseId: string };
type Expected = Pick<HandedDocument, 'bytes' | 'sha256'>;

/** Where the bytes of a case's documents are, for what hands them over and takes them in. */
export interface CaseDocumentBytes {
  open: (key: DocumentKey) => Promise<Readable>;
  /** Keeps a stream that is what was expected; of another nothing is kept. Throws `exchangeRefused`. The same again is no change. */
  keep: (key: DocumentKey, stream: Readable, expected: Expected) => Promise<void>;
}

/** On the object store, each version written once. */
export class StoredCaseDocuments implements CaseDocumentBytes {
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  open(key: DocumentKey): Promise<Readable> {
    return this.#store.open(keyOf(key));
  }

  async keep(key: DocumentKey, stream: Readable, expected: Expected): Promise<void> {
    const checking = new Checking(expected);
    // A store makes an object of what came to its end, and of nothing that broke off.
    const [stored] = await Promise.allSettled([this.#store.put(keyOf(key), checking, { once: true }), pipeline(stream, checking)]);
    if (checking.fault) refuseExchange(checking.fault);
    if (stored.status === 'rejected') throw stored.reason;
  }
}

const keyOf = ({ caseId, documentId, version }: DocumentKey): string => `casefile/${caseId}/${documentId}/${String(version)}/original`;

/** Passes bytes through as long as they may be what is expected, and ends well only when they were. */
class Checking extends Transform {
  readonly #hash = createHash('sha256');
  readonly #expected: Expected;
  #bytes = 0;
  fault: 'tooManyBytes' | 'differs' | undefined;

  constructor(expected: Expected) {
    super();
    this.#expected = expected;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#bytes += chunk.length;
    this.#hash.update(chunk);
    if (this.#bytes > this.#expected.bytes) this.fault = 'tooManyBytes';
    // What is too much is read to its end and dropped: an error here would cut the sender off before it hears why.
    if (this.fault) done();
    else done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    if (!this.fault && (this.#bytes !== this.#expected.bytes || this.#hash.digest('hex') !== this.#expected.sha256)) this.fault = 'differs';
    done(this.fault ? new Error(this.fault) : null);
  }
}
