import { rulesFor } from '@assize/contracts/casefile/access';
import { assertMay, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import { caseFilter } from '../casefile/caseFilter.ts';
import type { CaseLog } from '../casefile/CaseLog.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { nameFollower } from './nameFollower.ts';
import { presentFollowers } from './presentFollowers.ts';
import { presentFollowed } from './presentFollowed.ts';

/** Cases as their parties follow them. What they do (open a notice, give a clue) is a command on the case. */
export function serveFollow(context: HttpContext, { db, cases, publicUrl }: { db: Db; cases: CaseLog; publicUrl: string }): void {
  handle(context, 'POST /api/case-files/:caseId/followers', async (caller, { params, body }) => {
    const { linkId, secret, expiresAt } = await nameFollower({ db, cases }, caller, params['caseId'] ?? '', body);
    return { linkId, url: `${publicUrl}/join#${secret}`, expiresAt };
  });

  handle(context, 'GET /api/case-files/:caseId/followers', async (caller, { params }) => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, params['caseId'] ?? '');
    assertMay(viewer, 'tellParties', facts);
    return presentFollowers(db, state.follow);
  });

  handle(context, 'GET /api/followed', async (caller) => {
    const viewer = await findCaseViewer(db, caller);
    const rows = await db
      .selectFrom('court_case')
      .select('state')
      .where('state', 'is not', null)
      .where(caseFilter(rulesFor(viewer, 'followCase'), new Date()))
      .orderBy('created_at', 'desc')
      .limit(100)
      .execute();
    return { cases: await Promise.all(rows.flatMap(({ state }) => (state ? [presentFollowed(db, caller.accountId, state)] : []))) };
  });

  handle(context, 'GET /api/followed/:caseId', async (caller, { params }) => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, params['caseId'] ?? '');
    assertMay(viewer, 'followCase', facts);
    return presentFollowed(db, caller.accountId, state);
  });
}
