import { AppError } from '@assize/contracts/AppError';
import { uploadsPath } from '@assize/contracts/http/documents';
import { idSchema } from '@assize/contracts/ids';
import type { Logger } from '@assize/platform/log';
import { Server as TusServer } from '@tus/server';
import type { Locker, Upload } from '@tus/utils';
import type { Request, Response, Router } from 'express';
import type { Db } from '../../platform/db.ts';
import type { Caller } from '../../platform/verifyAccess.ts';
import { findFilingPlace } from './findFilingPlace.ts';
import type { FilingLimits } from './limits.ts';
import { assertRoomFor, beginUpload, type BegunUpload, forgetUpload, getUpload, listUploads } from './register.ts';
import type { UploadPlace } from './UploadPlace.ts';
import { isOurFault, presentRefusal } from './uploadRefusal.ts';

interface Options {
  db: Db;
  place: UploadPlace;
  locker: Locker;
  limits: FilingLimits;
  /** Of a request's access token; throws AppError. */
  callerOf: (authorization: string | undefined) => Promise<Caller>;
  logger: Logger;
}
/** An upload begun on one day may be gone on with on another. */
export const uploadsKeptForMs = 7 * 24 * 3_600_000;
const cleaningMs = 3_600_000;

/** Resumable uploads (tus 1.0): bytes of one account for one hearing or case file, nobody else's to see or to go on with. */
export class Uploads {
  readonly #options: Options;
  readonly #tus: TusServer;
  readonly #timer: NodeJS.Timeout;
  /** By the request that began it: what it leaves when it fails. */
  readonly #begun = new WeakMap<object, string>();

  constructor(options: Options) {
    this.#options = options;
    const { place, limits, locker, logger } = options;
    this.#tus = new TusServer({
      path: uploadsPath,
      datastore: place.datastore,
      locker,
      maxSize: limits.maxBytes,
      namingFunction: () => place.prefix + crypto.randomUUID(),
      generateUrl: (_request, { id }) => `${uploadsPath}/${this.#idOf(id)}`,
      getFileIdFromRequest: (_request, lastPath) => (idSchema.safeParse(lastPath).success ? place.prefix + String(lastPath) : undefined),
      onIncomingRequest: async (request, key) => {
        const { accountId } = await options.callerOf(request.headers.get('authorization') ?? undefined);
        if (request.method !== 'POST') await getUpload(options.db, this.#idOf(key), accountId);
      },
      onUploadCreate: async (request, upload) => {
        await this.#begin(await options.callerOf(request.headers.get('authorization') ?? undefined), upload);
        this.#begun.set(request, this.#idOf(upload.id));
        return {};
      },
      onResponseError: async (request, error) => {
        if (isOurFault(error)) logger.error({ err: error }, 'an upload could not be kept');
        const id = this.#begun.get(request);
        // Nobody was told of it: nobody can go on with it.
        if (id !== undefined) await this.remove(id);
        return presentRefusal(error);
      },
    });
    this.#timer = setInterval(() => void this.#clean().catch((error: unknown) => logger.error({ err: error }, 'old uploads')), cleaningMs);
  }

  /** All but reading: what was uploaded is read as a document, under its own rule. */
  serve(router: Router): void {
    const handle = (request: Request, response: Response): Promise<void> => this.#tus.handle(request, response);
    router.post(uploadsPath, handle);
    router.patch(`${uploadsPath}/:id`, handle).head(`${uploadsPath}/:id`, handle);
    router.delete(`${uploadsPath}/:id`, async (request, response) => {
      const { accountId } = await this.#options.callerOf(request.headers.authorization);
      const id = idSchema.safeParse(request.params['id']).data ?? '';
      if (id === '') throw new AppError('notFound', { what: 'upload' });
      await getUpload(this.#options.db, id, accountId);
      await this.alone(id, () => this.remove(id));
      response.set('tus-resumable', '1.0.0').status(204).end();
    });
  }

  /** While nobody else, at no server, touches the upload. */
  async alone<T>(id: string, run: () => Promise<T>): Promise<T> {
    const lock = this.#options.locker.newLock(this.#options.place.prefix + id);
    await lock.lock(new AbortController().signal, () => undefined);
    try {
      return await run();
    } finally {
      await lock.unlock();
    }
  }

  /** Throws `notFound` for what is not there or not this account's, `conflict` for what is not whole, `documentRefused` beyond the person's limits. */
  async getWhole(id: string, accountId: string): Promise<BegunUpload> {
    const begun = await getUpload(this.#options.db, id, accountId);
    const upload = await this.#options.place.datastore.getUpload(this.#options.place.prefix + id).catch(() => undefined);
    if (!upload) throw new AppError('notFound', { what: 'upload' });
    if (upload.offset !== upload.size) throw new AppError('conflict', { what: 'upload' });
    await assertRoomFor(this.#options.db, begun, this.#options.limits);
    return begun;
  }

  withFile<T>(id: string, use: (path: string) => Promise<T>): Promise<T> {
    return this.#options.place.withFile(id, use);
  }

  /** The bytes first: what is in the register is tried again. */
  async remove(id: string): Promise<void> {
    const { place, db, logger } = this.#options;
    try {
      await place.datastore.remove(place.prefix + id);
    } catch (error) {
      const isGone = typeof error === 'object' && error !== null && 'status_code' in error && error.status_code === 404;
      if (!isGone) return logger.error({ err: error }, 'an upload could not be removed'); // it goes with the old ones
    }
    await forgetUpload(db, id);
  }

  /** Drops all that an account uploaded and did not file. */
  async removeAll(accountId: string): Promise<void> {
    for (const id of await listUploads(this.#options.db, { accountId })) await this.alone(id, () => this.remove(id));
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #idOf(key: string): string {
    return key.slice(this.#options.place.prefix.length);
  }

  async #begin(caller: Caller, upload: Upload): Promise<void> {
    const { db, limits } = this.#options;
    // What does not say how long it will be cannot be promised room.
    if (upload.size === undefined) throw new AppError('badRequest', { field: 'uploadLength' });
    const place = await findFilingPlace(db, caller, upload.metadata);
    await beginUpload(db, { id: this.#idOf(upload.id), accountId: caller.accountId, place, bytes: upload.size }, limits);
  }

  async #clean(): Promise<void> {
    for (const id of await listUploads(this.#options.db, { before: new Date(Date.now() - uploadsKeptForMs) })) await this.remove(id);
  }
}
