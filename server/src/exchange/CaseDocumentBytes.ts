import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { HandedDocument } from '@assize/contracts/casefile/lead/wire';
import { refuseExchange } from '@assize/contracts/exchange/package';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { getStoreId } from '../casefile/volumes/versionRows.ts';
import { examine } from '../evidence/examine.ts';
import type { Keeping } from '../evidence/keepUpload.ts';
import type { Db, DbOrTransaction } from '../platform/db.ts';
import { derivedId } from '../platform/derivedId.ts';

type DocumentKey = Pick<HandedDocument, 'documentId' | 'version'> & { caseId: string };
type Expected = Pick<HandedDocument, 'bytes' | 'sha256' | 'mime'>;
interface Options extends Omit<Keeping, 'logger'> {
  db: Db;
  /** Where what comes lies until it is known to be what was announced. */
  folder: string;
}

/** A statement of PostgreSQL takes 65,535 values. */
const rowsAtOnce = 1000;

/** The bytes of documents of cases that go to partners and come from them, each version in the store once. */
export class CaseDocumentBytes {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async open({ caseId, documentId, version }: DocumentKey): Promise<Readable> {
    const { db, store } = this.#options;
    return store.open(documentKeys.original(caseId, await getStoreId(db, caseId, documentId, version)));
  }

  /**
   * Keeps a stream that is what was announced, examined as what is filed here is; of another nothing is kept. Throws
   * `exchangeRefused`, `documentRefused`. The same again is no change.
   */
  async keep(key: DocumentKey, stream: Readable, expected: Expected): Promise<void> {
    const { folder, store } = this.#options;
    await mkdir(folder, { recursive: true });
    const path = join(folder, randomUUID());
    const checking = new Checking(expected);
    try {
      await pipeline(stream, checking, createWriteStream(path, { flags: 'wx' })).catch((error: unknown) => {
        if (checking.fault) refuseExchange(checking.fault);
        throw error;
      });
      const { mime } = await examine(path, this.#options);
      if (mime !== expected.mime) refuseExchange('differs');
      await store.putFile(documentKeys.original(key.caseId, storeIdOf(key)), path, { once: true });
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Notes where the documents lie that were kept, in the transaction that takes their case in. One that was there before is as it was. */
  async enter(transaction: DbOrTransaction, caseId: string, documents: readonly HandedDocument[]): Promise<void> {
    const rows = documents.map(({ documentId, version, mime, bytes, sha256, fileName }) => ({
      ...{ store_id: storeIdOf({ caseId, documentId, version }), case_id: caseId, document_id: documentId, version, mime, bytes, sha256, name: fileName },
    }));
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await transaction
        .insertInto('case_document_version')
        .values(rows.slice(from, from + rowsAtOnce))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}

/** As it comes from elsewhere it was no upload here: its id in the store follows from what it is. */
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
