import { pipeline } from 'node:stream/promises';
import { AppError } from '@assize/contracts/AppError';
import { documentKeys, pageSizeSchema } from '@assize/contracts/hearing/evidence/pages';
import { idSchema } from '@assize/contracts/ids';
import { signToken, verifyToken } from '@assize/platform/tokens';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { DocumentPages } from '../../evidence/DocumentPages.ts';
import { attachmentName } from '../../evidence/kinds.ts';
import { type MarkedPages, markPriority } from '../../evidence/MarkedPages.ts';
import type { Db } from '../../platform/db.ts';
import { callerOf, handle, type HttpContext } from '../../platform/handle.ts';
import { sendRange } from '../../platform/sendRange.ts';
import type { Caller } from '../../platform/verifyAccess.ts';
import { assertSessionLives } from '../../session/sessions.ts';
import { presentVersions } from './presentVersions.ts';
import { openCaseDocument, wordsFor } from './openCaseDocument.ts';

interface Options {
  db: Db;
  timeZone: string;
  store: ObjectStore;
  pages: DocumentPages;
  marked: MarkedPages;
}
const numberSchema = z.coerce.number().int().min(1).max(100_000);
const askedSchema = z.object({ caseId: idSchema, documentId: idSchema, version: numberSchema.nullable() });
/** One reader, one document's sound or picture in motion; whether they may is looked at with every part they fetch. */
const ticketClaims = z.object({ sub: z.uuid(), sessionId: z.uuid(), caseId: z.uuid(), documentId: z.uuid(), version: z.int() });
const closed = { 'cache-control': 'private, no-store', 'content-security-policy': 'sandbox' };
const base = '/api/case-files/:caseId/documents/:documentId';

/** Documents of case files, for whoever may read the volume in which each stands: pages with their reader's name, words, originals. */
export function serveReader(context: HttpContext, { db, timeZone, store, pages, marked }: Options): void {
  const { router, secret } = context;

  const open = (caller: Caller, { params, query }: Pick<Request, 'params' | 'query'>, what: 'document' | 'original' = 'document') => {
    const asked = askedSchema.safeParse({ ...params, version: query['version'] ?? null });
    if (!asked.success) throw new AppError('badRequest', { field: asked.error.issues[0]?.path.join('.') ?? '' });
    return openCaseDocument({ db, timeZone }, caller, asked.data, what);
  };
  const openPage = async (request: Request) => {
    const caller = await callerOf(context, request.headers.authorization);
    const page = numberSchema.safeParse(request.params['page']).data;
    if (page === undefined) throw new AppError('badRequest', { field: 'page' });
    const opened = await open(caller, request);
    await pages.assertPage(opened.stored, page);
    return { ...opened, page };
  };

  handle(context, `GET ${base}/pages`, async (caller, { request }) => {
    const { state, document, version, versions, stored } = await open(caller, request);
    const { caseId } = state;
    const { documentId, volume, title } = document;
    const manifest = await pages.manifestOf(stored);
    const isPlayable = manifest.status === 'ready' && manifest.media !== null;
    const claims = { sub: caller.accountId, sessionId: caller.sessionId, caseId, documentId, version: version.version };
    const playable = isPlayable ? `/case-document-files/${signToken('file', claims, secret)}` : null;
    return {
      documentId,
      volume,
      title,
      version: version.version,
      versions: await presentVersions(db, versions),
      mime: version.mime,
      playable,
      pages: manifest,
    };
  });

  router.get(`${base}/pages/:page/text`, async (request: Request, response: Response) => {
    const { stored, page } = await openPage(request);
    response
      .set(closed)
      .type('text/plain')
      .send(await pages.textOf(stored, page));
  });

  router.get(`${base}/pages/:page/:size`, async (request: Request, response: Response) => {
    const size = pageSizeSchema.safeParse(request.params['size']).data;
    if (!size) throw new AppError('badRequest', { field: 'size' });
    const opened = await openPage(request);
    const { stored: document, page } = opened;
    const jpeg = await marked.get({ document, page, size, words: wordsFor(opened) }, markPriority.ahead);
    response.set({ 'content-type': 'image/jpeg', ...closed }).send(jpeg);
  });

  router.get(`${base}/original`, async (request: Request, response: Response) => {
    const caller = await callerOf(context, request.headers.authorization);
    const { state, version, stored } = await open(caller, request, 'original');
    response.set({ 'content-type': version.mime, 'content-length': String(version.bytes), ...closed });
    response.attachment(attachmentName(version.fileName, version.mime));
    await pipeline(await store.open(documentKeys.original(state.caseId, stored.documentId)), response).catch(() => response.destroy()); // the reader went away
  });

  router.get('/case-document-files/:ticket', async (request: Request, response: Response) => {
    const { sub, sessionId, ...asked } = verifyToken('file', request.params['ticket'], secret, ticketClaims);
    await assertSessionLives(db, sessionId);
    const { state, stored } = await openCaseDocument({ db, timeZone }, { accountId: sub }, asked, 'document');
    const key = documentKeys.playable(state.caseId, stored.documentId);
    const found = await store.stat(key);
    if (!found) throw new AppError('notFound', { what: 'file' });
    await sendRange(request, response, { store, key, bytes: found.bytes, mime: 'video/mp4' });
  });
}
