import { AppError } from '@assize/contracts/AppError';
import { decideCustody } from '@assize/contracts/custody/decide';
import { assertCaseAccess } from '../casefile/access.ts';
import { findReader, getHearing } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import type { CustodyLog } from './CustodyLog.ts';
import { presentRecord, type RecordReader } from './presentRecord.ts';

/** The record of a hearing after its end: who may know, reads it; who may, does something with it. */
export function serveCustody(context: HttpContext, { db, custody }: { db: Db; custody: CustodyLog }): void {
  handle(context, 'GET /api/hearings/:hearingId/custody', async (caller, { params }) => {
    const reader = await findRecordReader(db, caller, params['hearingId'] ?? '');
    if (!reader.isCourt && (!reader.participant || reader.participant.status === 'removed')) throw new AppError('notAllowed');
    return presentRecord(db, reader);
  });

  handle(context, 'POST /api/hearings/:hearingId/custody', async (caller, { params, body: { key, ...command } }) => {
    const hearingId = params['hearingId'] ?? '';
    const { participant } = await findRecordReader(db, caller, hearingId);
    const doer = { accountId: caller.accountId, participant, isAdmin: caller.isAdmin };
    const { seq } = await custody.append({
      hearingId,
      actor: { accountId: caller.accountId, participantId: participant?.id ?? null, role: participant?.role ?? null },
      receipt: { key, command },
      decide: (state, hearing) => decideCustody(state, command, { hearing, doer, now: new Date().toISOString() }),
    });
    return { seq };
  });
}

/** As whom the caller stands to the record. Throws notFound for whoever has nothing to do with the hearing's case. */
async function findRecordReader(db: Db, caller: Caller, hearingId: string): Promise<RecordReader> {
  const { state, case_id: caseId } = await getHearing(db, hearingId);
  const access = await assertCaseAccess(db, caller, caseId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'notFound' ? new AppError('notFound', { what: 'hearing' }) : error;
  });
  return { caseId, state, participant: await findReader(db, caller, state), isCourt: access === 'staff' };
}
