import { AppError } from '@assize/contracts/AppError';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { signToken } from '@assize/platform/tokens';
import { assertCaseAccess, assertHearingStaff } from '../casefile/access.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { listMoments } from './listMoments.ts';
import type { Production } from './Production.ts';
import { presentRecordingDetail, type RecordingRow } from './presentRecording.ts';

/** Recordings in the case file: status, tickets to read the files, trying again. */
export function serveRecordings(context: HttpContext, options: { db: Db; store: ObjectStore; production: Production }): void {
  const { db, production } = options;
  const getRecording = async (caller: Caller, recordingId: string): Promise<{ row: RecordingRow; caseId: string }> => {
    const row = await db.selectFrom('recording').selectAll().where('id', '=', recordingId).executeTakeFirst();
    if (!row) throw new AppError('notFound', { what: 'recording' });
    const { caseId } = await assertHearingStaff(db, caller, row.hearing_id).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'notFound' ? new AppError('notFound', { what: 'recording' }) : error;
    });
    return { row, caseId };
  };

  handle(context, 'GET /api/recordings/:recordingId', async (caller, { params }) => {
    const { row, caseId } = await getRecording(caller, params['recordingId'] ?? '');
    return presentRecordingDetail(row, caseId);
  });

  handle(context, 'GET /api/cases/:caseId/moments', async (caller, { params }) => {
    const caseId = params['caseId'] ?? '';
    if ((await assertCaseAccess(db, caller, caseId)) !== 'staff') throw new AppError('notAllowed');
    return { moments: await listMoments(options, caller, caseId) };
  });

  handle(context, 'POST /api/recordings/:recordingId/tickets', async (caller, { params }) => {
    const { row } = await getRecording(caller, params['recordingId'] ?? '');
    return { base: `/files/${signToken('file', { sub: caller.accountId, sessionId: caller.sessionId, recordingId: row.id }, context.secret)}/` };
  });

  handle(context, 'POST /api/recordings/:recordingId/retry', async (caller, { params }) => {
    const { row } = await getRecording(caller, params['recordingId'] ?? '');
    await production.retry(row.id);
    production.look();
    return {};
  });
}
