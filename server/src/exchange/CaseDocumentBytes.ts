import { createHash } from 'node:crypto';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { HandedDocument } from '@assize/contracts/casefile/lead/wire';
import { refuseExchange } from '@assize/contracts/exchange/package';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { Transaction } from 'kysely';
import { getStoreId } from '../casefile/volumes/versionRows.ts';
import type { Db } from '../platform/db.ts';
import { derivedId } from '../platform/derivedId.ts';
import type { Database } from '../platform/schema.ts';

export type DocumentKey = Pick<HandedDocument, 'documentId' | 'version'> & { caseId: string };
type Expected = Pick<HandedDocument, 'bytes' | 'sha256'>;

/** Where the bytes of a case's documents are, for what hands them over and takes them in: where those lie that were filed here. */
export interface CaseDocumentBytes {
  open: (key: DocumentKey) => Promise<Readable>;
  /** Keeps a stream that is what was expected; of another nothing is kept. Throws `exchangeRefused`. The same again is no change. */
  keep: (key: DocumentKey, stream: Readable, expected: Expected) => Promise<void>;
  /** Enters documents that came whole, in the transaction that takes them into the file; one that is there already is no change. */
  enter: (transaction: Transaction<Database>, caseId: string, documents: readonly HandedDocument[]) => Promise<void>;
}

/** On the object store, each version written once. */
export class StoredCaseDocuments implements CaseDocumentBytes {
  readonly #db: Db;
  readonly #store: ObjectStore;

  constructor(db: Db, store: ObjectStore) {
    this.#db = db;
    this.#store = store;
  }

  async open({ caseId, documentId, version }: DocumentKey): Promise<Readable> {
    return this.#store.open(documentKeys.original(caseId, await getStoreId(this.#db, caseId, documentId, version)));
  }

  async enter(transaction: Transaction<Database>, caseId: string, documents: readonly HandedDocument[]): Promise<void> {
    const rows = documents.map(({ documentId, version, mime, bytes, sha256, fileName: name }) => ({
      ...{ store_id: storeIdOf({ caseId, documentId, version }), case_id: caseId, document_id: documentId, version, mime, bytes, sha256, name },
    }));
    if (rows.length === 0) return;
    await transaction
      .insertInto('case_document_version')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async keep(key: DocumentKey, stream: Readable, expected: Expected): Promise<void> {
    const checking = new Checking(expected);
    // A store makes an object of what came to its end, and of nothing that broke off.
    const [stored] = await Promise.allSettled([
      this.#store.put(documentKeys.original(key.caseId, storeIdOf(key)), checking, { once: true }),
      pipeline(stream, checking),
    ]);
    if (checking.fault) refuseExchange(checking.fault);
    if (stored.status === 'rejected') throw stored.reason;
  }
}

/** What comes from elsewhere has no upload to be named after. */
const storeIdOf = ({ caseId, documentId, version }: DocumentKey): string => derivedId(`${caseId} ${documentId} ${String(version)}`);

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
