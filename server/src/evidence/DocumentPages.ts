import { buffer } from 'node:stream/consumers';
import { AppError } from '@assize/contracts/AppError';
import { documentKeys, type PageSize, type PagesManifest, pagesManifestSchema } from '@assize/contracts/hearing/evidence/pages';
import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { LRUCache } from 'lru-cache';
import type { Db } from '../platform/db.ts';
import { derivedId } from '../platform/derivedId.ts';
import type { PagesQueue } from './PagesQueue.ts';

type Document = Pick<EvidenceDocument, 'documentId' | 'mime'>;
interface Options {
  db: Db;
  store: ObjectStore;
  queue: PagesQueue;
}

/** What is made of documents for the screen. The truth is the store: what is not there is ordered, and ordered again when an order was lost. */
export class DocumentPages {
  readonly #options: Options;
  /** Manifests that will not change any more; where each document lies. */
  readonly #ready = new LRUCache<string, Extract<PagesManifest, { status: 'ready' }>>({ max: 500 });
  readonly #places = new LRUCache<string, string>({ max: 5000 });

  constructor(options: Options) {
    this.#options = options;
  }

  /** The hearing in which the document came in, to which a later sitting refers, or the case of a version of its file. Throws `notFound`. */
  async placeOf(documentId: string): Promise<string> {
    const known = this.#places.get(documentId);
    if (known !== undefined) return known;
    const { db } = this.#options;
    const filed = db.selectFrom('document').select('hearing_id as place').where('id', '=', documentId);
    const ofCase = db.selectFrom('case_document_version').select('case_id as place').where('store_id', '=', documentId);
    const row = await filed.unionAll(ofCase).executeTakeFirst();
    if (!row) throw new AppError('notFound', { what: 'document' });
    this.#places.set(documentId, row.place);
    return row.place;
  }

  async manifestOf({ documentId, mime }: Document): Promise<PagesManifest | { status: 'pending' }> {
    const ready = this.#ready.get(documentId);
    if (ready) return ready;
    const hearingId = await this.placeOf(documentId);
    const key = documentKeys.manifest(hearingId, documentId);
    const manifest = (await this.#options.store.stat(key)) ? pagesManifestSchema.parse(JSON.parse((await this.#read(key)).toString())) : undefined;
    if (manifest?.status === 'ready') this.#ready.set(documentId, manifest);
    const isOver = manifest?.status === 'ready' || (manifest?.status === 'failed' && manifest.fault !== 'noRenderer');
    if (!isOver) await this.#options.queue.order({ kind: 'open', hearingId, documentId, mime });
    return manifest ?? { status: 'pending' };
  }

  /** Throws `notFound` for a page that the document has not, `conflict` while its pages are not known. */
  async assertPage(document: Document, page: number): Promise<void> {
    const manifest = await this.manifestOf(document);
    if (manifest.status !== 'ready') throw new AppError('conflict', { what: 'pages' });
    if (page > manifest.pages.length) throw new AppError('notFound', { what: 'page' });
  }

  /** JPEG bytes of a page, drawn now when it was not drawn before. */
  async imageOf({ documentId, mime }: Document, page: number, size: PageSize): Promise<Buffer> {
    const hearingId = await this.placeOf(documentId);
    const key = documentKeys.page(hearingId, documentId, page, size);
    if (!(await this.#options.store.stat(key)))
      await this.#options.queue.orderAndWait({
        kind: 'draw',
        hearingId,
        documentId,
        mime,
        from: page,
        to: page,
        sizes: size === 'thumb' ? ['screen', 'thumb'] : [size],
      });
    return this.#read(key);
  }

  /** A text that the court wrote as PDF, printed as documents that came in are; the same text is printed once. Throws `unavailable`. */
  async print(hearingId: string, text: string, mime: string): Promise<Buffer> {
    const documentId = derivedId(`${hearingId} ${text}`);
    const { store, queue } = this.#options;
    const key = documentKeys.printed(hearingId, documentId);
    if (!(await store.stat(key))) {
      await store.put(documentKeys.original(hearingId, documentId), text);
      await queue.orderAndWait({ kind: 'open', hearingId, documentId, mime });
    }
    return this.#read(key);
  }

  /** The words on a page; empty where it is a picture. */
  async textOf({ documentId }: Document, page: number): Promise<string> {
    const key = documentKeys.text(await this.placeOf(documentId), documentId, page);
    return (await this.#options.store.stat(key)) ? (await this.#read(key)).toString('utf8') : '';
  }

  async #read(key: string): Promise<Buffer> {
    return buffer(await this.#options.store.open(key));
  }
}
