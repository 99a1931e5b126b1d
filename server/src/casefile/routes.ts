import { AppError } from '@assize/contracts/AppError';
import type { IssuedLink } from '@assize/contracts/casefile/views';
import type { HearingLog } from '../hearing/HearingLog.ts';
import { getHearing, type HearingRow } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { listHearingsOf } from '../session/findParticipant.ts';
import { type MadeLink, makeLink, revokeLink } from '../session/links.ts';
import { assertAdmin, assertCaseAccess, assertHearingStaff } from './access.ts';
import type { CaseLog } from './CaseLog.ts';
import { inviteParticipant } from './inviteParticipant.ts';
import { openCourtCase } from './openCourtCase.ts';
import { presentCase, presentCaseDetail, presentHearing } from './presentCase.ts';
import { scheduleHearing } from './scheduleHearing.ts';

export interface CaseOptions {
  db: Db;
  log: HearingLog;
  cases: CaseLog;
  timeZone: string;
  masterKey: Buffer;
  publicUrl: string;
  /** Sessions that ended with their link. */
  onEnded: (sessionIds: readonly string[]) => void;
}

/** Cases, hearings, the people named in them and their links. */
export function serveCases(context: HttpContext, { db, log, cases, timeZone, masterKey, publicUrl, onEnded }: CaseOptions): void {
  const issued = (participantId: string, link: MadeLink): IssuedLink => ({
    linkId: link.linkId,
    participantId,
    url: `${publicUrl}/join#${link.secret}`,
    expiresAt: link.expiresAt,
  });

  handle(context, 'GET /api/cases', async (caller) => {
    const mine = await listHearingsOf(db, caller.accountId);
    const myCases = new Set(mine.map((one) => one.caseId));
    const myHearings = new Set(mine.map((one) => one.hearingId));
    const staffedCases = new Set(mine.filter((one) => one.isCourtStaff).map((one) => one.caseId));
    const rows = await db.selectFrom('court_case').selectAll().orderBy('created_at', 'desc').execute();
    const visible = rows.filter((row) => caller.isAdmin || myCases.has(row.id));
    if (visible.length === 0) return { cases: [] };
    const hearings = await db
      .selectFrom('hearing')
      .selectAll()
      .where(
        'case_id',
        'in',
        visible.map((row) => row.id),
      )
      .execute();
    // A party is not told when another hearing of the case is: only of their own.
    const isTold = (hearing: HearingRow): boolean => caller.isAdmin || staffedCases.has(hearing.case_id) || myHearings.has(hearing.id);
    return {
      cases: visible.map((row) =>
        presentCase(
          row,
          hearings.filter((hearing) => hearing.case_id === row.id && isTold(hearing)),
        ),
      ),
    };
  });

  handle(context, 'POST /api/cases', async (caller, { body }) => {
    assertAdmin(caller);
    const id = await openCourtCase(db, cases, timeZone, body);
    const row = await db.selectFrom('court_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    return presentCase(row, []);
  });

  handle(context, 'GET /api/cases/:caseId', async (caller, { params }) => {
    const caseId = params['caseId'] ?? '';
    const access = await assertCaseAccess(db, caller, caseId);
    const row = await db.selectFrom('court_case').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
    return presentCaseDetail(db, row, caller.accountId, access);
  });

  handle(context, 'POST /api/cases/:caseId/hearings', async (caller, { params, body }) => {
    assertAdmin(caller);
    await assertCaseAccess(db, caller, params['caseId'] ?? '');
    const id = await scheduleHearing(db, log, masterKey, params['caseId'] ?? '', body);
    return presentHearing(await getHearing(db, id), [], null);
  });

  handle(context, 'GET /api/hearings/:hearingId/participants', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    const { state } = await getHearing(db, hearingId);
    const rows = await db
      .selectFrom('participant')
      .leftJoin('sign_in_link', 'sign_in_link.account_id', 'participant.account_id')
      .select(['participant.id', 'sign_in_link.id as linkId', 'sign_in_link.expires_at', 'sign_in_link.revoked_at', 'sign_in_link.last_used_at'])
      .where('participant.hearing_id', '=', hearingId)
      .orderBy('sign_in_link.created_at')
      .execute();
    const participants = Object.values(state.participants).map(({ id, name, role, side }) => {
      const links = rows.flatMap((row) =>
        row.id === id && row.linkId && row.expires_at
          ? [
              {
                linkId: row.linkId,
                expiresAt: row.expires_at.toISOString(),
                revokedAt: row.revoked_at?.toISOString() ?? null,
                lastUsedAt: row.last_used_at?.toISOString() ?? null,
              },
            ]
          : [],
      );
      return { participantId: id, name, role, side, links };
    });
    return { participants };
  });

  handle(context, 'POST /api/hearings/:hearingId/participants', async (caller, { params, body }) => {
    assertAdmin(caller);
    const { participantId, ...link } = await inviteParticipant(db, log, params['hearingId'] ?? '', body);
    return issued(participantId, link);
  });

  handle(context, 'POST /api/participants/:participantId/links', async (caller, { params }) => {
    assertAdmin(caller);
    const row = await db
      .selectFrom('participant')
      .selectAll()
      .where('id', '=', params['participantId'] ?? '')
      .executeTakeFirst();
    if (!row) throw new AppError('notFound', { what: 'participant' });
    return issued(row.id, await makeLink(db, row.account_id, row.hearing_id));
  });

  handle(context, 'DELETE /api/links/:linkId', async (caller, { params }) => {
    assertAdmin(caller);
    onEnded(await revokeLink(db, params['linkId'] ?? ''));
    return {};
  });
}
