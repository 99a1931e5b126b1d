import { rulesFor } from '@assize/contracts/casefile/access';
import { assertMay, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import { caseFilter } from '../casefile/caseFilter.ts';
import type { CaseLog } from '../casefile/CaseLog.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import type { MadeLink } from '../session/links.ts';
import { nameFollower } from './nameFollower.ts';
import { listFollowerLinks } from './listFollowerLinks.ts';
import { presentFollowers } from './presentFollowers.ts';
import { presentFollowed } from './presentFollowed.ts';
import { relinkFollower } from './relinkFollower.ts';

interface Options {
  db: Db;
  cases: CaseLog;
  publicUrl: string;
  /** Sessions that ended with their link. */
  onEnded: (sessionIds: readonly string[]) => void;
}

/** Cases as their parties follow them. What they do (open a notice, give a clue) is a command on the case. */
export function serveFollow(context: HttpContext, { db, cases, publicUrl, onEnded }: Options): void {
  const told = ({ linkId, secret, expiresAt }: MadeLink) => ({ linkId, url: `${publicUrl}/join#${secret}`, expiresAt });

  handle(context, 'POST /api/case-files/:caseId/followers', async (caller, { params, body }) =>
    told(await nameFollower({ db, cases }, caller, params['caseId'] ?? '', body)),
  );

  handle(context, 'POST /api/case-files/:caseId/followers/:followerId/links', async (caller, { params }) =>
    told(await relinkFollower({ db, cases, onEnded }, caller, params['caseId'] ?? '', params['followerId'] ?? '')),
  );

  handle(context, 'GET /api/case-files/:caseId/followers', async (caller, { params }) => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, params['caseId'] ?? '');
    assertMay(viewer, 'tellParties', facts);
    return { ...(await presentFollowers(db, state.follow)), links: await listFollowerLinks(db, state) };
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
