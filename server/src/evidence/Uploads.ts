import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@assize/contracts/AppError';
import { uploadsPath } from '@assize/contracts/http/documents';
import { can } from '@assize/contracts/hearing/permissions';
import { idSchema } from '@assize/contracts/ids';
import { FileStore } from '@tus/file-store';
import { Server as TusServer } from '@tus/server';
import type { Request, Response, Router } from 'express';
import { getHearingState } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { findParticipant } from '../session/findParticipant.ts';

interface Options {
  db: Db;
  dataDir: string;
  maxBytes: number;
  /** Of a request's access token; throws AppError. */
  callerOf: (authorization: string | undefined) => Promise<Caller>;
}
/** An upload begun on one day may be gone on with on another. */
const keptForMs = 7 * 24 * 3_600_000;
const cleaningMs = 3_600_000;

/** What somebody has uploaded whole: where it lies, until it is a document. */
export interface WholeUpload {
  path: string;
  hearingId: string;
  participantId: string;
}

/** Resumable uploads (tus 1.0): bytes of one account for one hearing, nobody else's to see or to go on with. */
export class Uploads {
  readonly #options: Options;
  readonly #store: FileStore;
  readonly #tus: TusServer;
  readonly #directory: string;
  readonly #timer: NodeJS.Timeout;

  static async create(options: Options): Promise<Uploads> {
    const directory = join(options.dataDir, 'uploads');
    await mkdir(directory, { recursive: true });
    return new Uploads(options, directory);
  }

  private constructor(options: Options, directory: string) {
    this.#options = options;
    this.#directory = directory;
    this.#store = new FileStore({ directory, expirationPeriodInMilliseconds: keptForMs });
    this.#tus = new TusServer({
      path: uploadsPath,
      datastore: this.#store,
      maxSize: options.maxBytes,
      relativeLocation: true,
      namingFunction: () => crypto.randomUUID(),
      onIncomingRequest: async (request, id) => this.#withRefusal(() => this.#assertOwn(request.headers.get('authorization') ?? undefined, request.method, id)),
      onUploadCreate: async (request, upload) =>
        this.#withRefusal(async () => {
          const caller = await options.callerOf(request.headers.get('authorization') ?? undefined);
          const hearingId = idSchema.safeParse(upload.metadata?.['hearingId']).data;
          if (hearingId === undefined) throw new AppError('badRequest', { field: 'hearingId' });
          const participantId = await this.#assertMayFile(caller, hearingId);
          return { metadata: { hearingId, participantId, accountId: caller.accountId } };
        }),
    });
    this.#timer = setInterval(() => void this.#store.deleteExpired().catch(() => undefined), cleaningMs);
  }

  /** All but reading: what was uploaded is read as a document, under its own rule. */
  serve(router: Router): void {
    const handle = (request: Request, response: Response): Promise<void> => this.#tus.handle(request, response);
    for (const path of [uploadsPath, `${uploadsPath}/:id`]) router.post(path, handle).patch(path, handle).head(path, handle).delete(path, handle);
  }

  /** Throws `notFound` for what is not there or not this account's, `conflict` for what is not whole. */
  async getWhole(id: string, accountId: string): Promise<WholeUpload> {
    const upload = await this.#store.getUpload(id).catch(() => undefined);
    const { hearingId, participantId, accountId: ownerId } = upload?.metadata ?? {};
    if (!upload || !hearingId || !participantId || ownerId !== accountId) throw new AppError('notFound', { what: 'upload' });
    if (upload.size === undefined || upload.offset !== upload.size) throw new AppError('conflict', { what: 'upload' });
    return { path: join(this.#directory, id), hearingId, participantId };
  }

  async remove(id: string): Promise<void> {
    await this.#store.remove(id).catch(() => undefined); // it goes with the old ones
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #assertMayFile(caller: Caller, hearingId: string): Promise<string> {
    const participantId = await findParticipant(this.#options.db, caller.accountId, hearingId);
    if (participantId === undefined) throw new AppError('notFound', { what: 'hearing' });
    if (!can('exhibit.file', await getHearingState(this.#options.db, hearingId), participantId)) throw new AppError('notAllowed');
    return participantId;
  }

  async #assertOwn(authorization: string | undefined, method: string, id: string): Promise<void> {
    const caller = await this.#options.callerOf(authorization);
    if (method === 'POST') return;
    const upload = await this.#store.getUpload(id).catch(() => undefined);
    if (upload?.metadata?.['accountId'] !== caller.accountId) throw new AppError('notFound', { what: 'upload' });
  }

  /** Refusals in the form in which tus sends them on. */
  async #withRefusal<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw Object.assign(new Error(error.code), { status_code: error.status, body: JSON.stringify({ error: error.toBody() }) });
    }
  }
}
