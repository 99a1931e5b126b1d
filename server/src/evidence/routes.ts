import { pipeline } from 'node:stream/promises';
import { AppError } from '@assize/contracts/AppError';
import { mayKnow } from '@assize/contracts/hearing/evidence/access';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { idSchema } from '@assize/contracts/ids';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';
import type { S3Options } from '@assize/platform/store/S3Store';
import type { Request, Response } from 'express';
import type { CaseLog } from '../casefile/CaseLog.ts';
import { serveMaterials } from '../docket/materialRoutes.ts';
import { serveVolumes } from '../casefile/volumes/serveVolumes.ts';
import { getHearingState } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { callerOf, handle, type HttpContext } from '../platform/handle.ts';
import { findParticipant } from '../session/findParticipant.ts';
import { serveBundles } from './bundleRoutes.ts';
import type { DocumentPages } from './DocumentPages.ts';
import { keepDocument } from './documents.ts';
import { attachmentName } from './kinds.ts';
import type { MalwareScan } from './malware/MalwareScan.ts';
import type { MarkedPages } from './MarkedPages.ts';
import { serveNotes } from './noteRoutes.ts';
import { servePages } from './pageRoutes.ts';
import type { FilingLimits } from './uploads/limits.ts';
import { RedisLocker } from './uploads/RedisLocker.ts';
import { openUploadPlace } from './uploads/UploadPlace.ts';
import { Uploads, uploadsKeptForMs } from './uploads/Uploads.ts';

interface Options {
  db: Db;
  cases: CaseLog;
  timeZone: string;
  store: ObjectStore;
  dataDir: string;
  redis: RedisClient;
  /** Where uploads lie when there is one. */
  s3: S3Options | undefined;
  limits: FilingLimits;
  logger: Logger;
  scan: MalwareScan;
  pages: DocumentPages;
  marked: MarkedPages;
  authoritiesPath: string | undefined;
}

/** Filing of documents, in hearings and in case files, and the originals of exhibits for whoever may know of them. Returns its end. */
export async function serveEvidence(context: HttpContext, options: Options): Promise<() => Promise<void>> {
  const { db, store, scan, pages, redis, limits, logger } = options;
  const place = await openUploadPlace({ ...options, keptForMs: uploadsKeptForMs });
  const uploads = new Uploads({ db, place, locker: new RedisLocker(redis), limits, logger, callerOf: (authorization) => callerOf(context, authorization) });
  uploads.serve(context.router);
  handle(context, 'DELETE /api/uploads', async ({ accountId }) => {
    await uploads.removeAll(accountId);
    return {};
  });

  handle(context, 'POST /api/hearings/:hearingId/documents', async ({ accountId }, { params, body }) => {
    const hearingId = params['hearingId'] ?? '';
    if ((await findParticipant(db, accountId, hearingId)) === undefined) throw new AppError('notFound', { what: 'hearing' });
    const document = await keepDocument({ db, store, uploads, maxBytes: limits.maxBytes, scan, logger }, { ...body, accountId, hearingId });
    // Ordered ahead; while nobody can make pages, the document is kept all the same, and they are ordered when they are wanted.
    void pages.manifestOf(document).catch(() => undefined);
    return document;
  });

  context.router.get('/api/hearings/:hearingId/exhibits/:exhibitId/original', async (request: Request, response: Response) => {
    const caller = await callerOf(context, request.headers.authorization);
    const ids = [request.params['hearingId'], request.params['exhibitId']].map((id) => idSchema.safeParse(id).data);
    const [hearingId, exhibitId] = ids;
    if (hearingId === undefined || exhibitId === undefined) throw new AppError('badRequest');
    const participantId = await findParticipant(db, caller.accountId, hearingId);
    const state = participantId === undefined ? undefined : await getHearingState(db, hearingId);
    const [viewer, exhibit] = [state?.participants[participantId ?? ''], state?.evidence.exhibits[exhibitId]];
    // What one may not know of is not there.
    if (!state || !viewer || !exhibit || !mayKnow(state, exhibit, viewer)) throw new AppError('notFound', { what: 'exhibit' });
    const { documentId, bytes, mime, name } = exhibit.document;
    const placeId = await pages.placeOf(documentId);
    await db.insertInto('document_read').values({ document_id: documentId, participant_id: viewer.id, what: 'original' }).execute();
    response.set({ 'content-type': mime, 'content-length': String(bytes), 'cache-control': 'private, no-store', 'content-security-policy': 'sandbox' });
    response.attachment(attachmentName(name, mime));
    await pipeline(await store.open(documentKeys.original(placeId, documentId)), response).catch(() => response.destroy()); // the reader went away
  });
  servePages(context, options);
  serveBundles(context, options);
  serveNotes(context, options);
  serveMaterials(context, { ...options, uploads, maxBytes: limits.maxBytes });
  const closeVolumes = serveVolumes(context, { ...options, uploads, maxBytes: limits.maxBytes, maxTotalBytes: limits.maxTotalBytes });
  return async () => {
    await closeVolumes();
    uploads.close();
  };
}
