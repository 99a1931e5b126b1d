import { presentCustodyLine, type CustodyReader } from '@assize/contracts/custody/audience';
import { decideCustody } from '@assize/contracts/custody/decide';
import type { CustodyDoer } from '@assize/contracts/custody/rule';
import type { HearingState } from '@assize/contracts/hearing/state';
import { AppError } from '@assize/contracts/AppError';
import { assertCaseAccess } from '../casefile/access.ts';
import { findReader, getHearing } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import type { CustodyLog } from './CustodyLog.ts';
import { listCustody } from './listCustody.ts';

/** What is done with the record of a hearing after its end: who may, does it; who may know, reads it. */
export function serveCustody(context: HttpContext, { db, custody }: { db: Db; custody: CustodyLog }): void {
  handle(context, 'GET /api/hearings/:hearingId/custody', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    const { doer, isCourt, state } = await findDoer(db, caller, hearingId);
    const reader: CustodyReader | undefined = isCourt ? 'court' : doer.participant;
    if (!reader) throw new AppError('notAllowed');
    return { status: state.status, events: (await listCustody(db, hearingId)).map((event) => presentCustodyLine(event, reader)) };
  });

  handle(context, 'POST /api/hearings/:hearingId/custody', async (caller, { params, body: { key, ...command } }) => {
    const hearingId = params['hearingId'] ?? '';
    const { doer } = await findDoer(db, caller, hearingId);
    const { seq } = await custody.append({
      hearingId,
      actor: { accountId: caller.accountId, participantId: doer.participant?.id ?? null, role: doer.participant?.role ?? null },
      receipt: { key, command },
      decide: (state, hearing) => decideCustody(state, command, { hearing, doer, now: new Date().toISOString() }),
    });
    return { seq };
  });
}

/** As whom the caller acts on the record. Throws notFound for whoever has nothing to do with the hearing. */
async function findDoer(db: Db, caller: Caller, hearingId: string): Promise<{ doer: CustodyDoer; isCourt: boolean; state: HearingState }> {
  const { state, case_id: caseId } = await getHearing(db, hearingId);
  const participant = await findReader(db, caller, state);
  const access = await assertCaseAccess(db, caller, caseId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'notFound' ? new AppError('notFound', { what: 'hearing' }) : error;
  });
  return { doer: { accountId: caller.accountId, participant, isAdmin: caller.isAdmin }, isCourt: access === 'staff', state };
}
