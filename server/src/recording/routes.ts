import { AppError } from '@assize/contracts/AppError';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { signToken } from '@assize/platform/tokens';
import { assertCaseAccess } from '../casefile/access.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { listMoments } from './listMoments.ts';
import type { Production } from './Production.ts';
import { listPortions } from './portionSpans.ts';
import { presentRecordingDetail, type RecordingRow } from './presentRecording.ts';
import { readableSpans } from './readableSpans.ts';
import { assertMayHaveCopy } from './redactedCopy.ts';

/** Recordings in the case file: status, tickets to read the files, trying again. */
export function serveRecordings(context: HttpContext, options: { db: Db; store: ObjectStore; production: Production }): void {
  const { db, production } = options;
  const getRow = (recordingId: string): Promise<RecordingRow> => db.selectFrom('recording').selectAll().where('id', '=', recordingId).executeTakeFirstOrThrow();

  handle(context, 'GET /api/recordings/:recordingId', async (caller, { params }) => {
    const recordingId = params['recordingId'] ?? '';
    const readable = await readableSpans(db, caller, recordingId);
    return presentRecordingDetail(await getRow(recordingId), readable);
  });

  handle(context, 'GET /api/cases/:caseId/moments', async (caller, { params }) => {
    const caseId = params['caseId'] ?? '';
    if ((await assertCaseAccess(db, caller, caseId)) !== 'staff') throw new AppError('notAllowed');
    return { moments: await listMoments(options, caller, caseId) };
  });

  handle(context, 'POST /api/recordings/:recordingId/tickets', async (caller, { params }) => {
    const recordingId = params['recordingId'] ?? '';
    // Whoever may hear none of it may have the copy that was made for the public.
    await readableSpans(db, caller, recordingId).catch(async (error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'notAllowed') throw error;
      await assertMayHaveCopy(db, caller, recordingId).catch(() => Promise.reject(error));
    });
    return { base: `/files/${signToken('file', { sub: caller.accountId, sessionId: caller.sessionId, recordingId }, context.secret)}/` };
  });

  handle(context, 'GET /api/recordings/:recordingId/portions', async (caller, { params }) => {
    const recordingId = params['recordingId'] ?? '';
    const { hearingId, isCourt, past } = await readableSpans(db, caller, recordingId);
    if (!isCourt) throw new AppError('notAllowed');
    return { portions: await listPortions(db, { recordingId, hearingId, ...past }), durationMs: past.clock.durationMs };
  });

  handle(context, 'POST /api/recordings/:recordingId/retry', async (caller, { params }) => {
    const recordingId = params['recordingId'] ?? '';
    const { isCourt } = await readableSpans(db, caller, recordingId);
    if (!isCourt) throw new AppError('notAllowed');
    await production.retry(recordingId);
    production.look();
    return {};
  });
}
