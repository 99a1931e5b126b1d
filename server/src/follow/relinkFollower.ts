import { AppError } from '@assize/contracts/AppError';
import { getFollower } from '@assize/contracts/casefile/follow/rules';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import type { CaseLog } from '../casefile/CaseLog.ts';
import type { Db, DbOrTransaction } from '../platform/db.ts';
import { isOfCaseAlone } from '../session/isOfCaseAlone.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { type MadeLink, makeLink, revokeLinksOf } from '../session/links.ts';

interface Context {
  db: Db;
  cases: CaseLog;
  /** Sessions that ended with their link. */
  onEnded: (sessionIds: readonly string[]) => void;
}

/** Gives who follows a case another link; whoever holds one of those before it is signed out. Throws notFound for who follows it no more, `notAllowed` for who had an account before. */
export async function relinkFollower({ db, cases, onEnded }: Context, caller: Caller, caseId: string, followerId: string): Promise<MadeLink> {
  const viewer = await findCaseViewer(db, caller);
  const { facts } = await readCase(db, viewer, caseId);
  const made: { link?: MadeLink; ended: readonly string[] } = { ended: [] };
  await cases.append({
    caseId,
    actor: actorFor(viewer, 'tellParties', facts),
    decide: (state) => {
      assertMay(viewer, 'tellParties', factsOf(state, new Date()));
      getFollower(state, followerId);
      return [{ type: 'follower.relinked', payload: { followerId } }];
    },
    alsoDo: async (transaction, after) => {
      const { accountId } = getFollower(after, followerId);
      if (!(await isOfCaseAlone(transaction, accountId, caseId)) || (await appliedFromBefore(transaction, accountId, caseId)))
        throw new AppError('notAllowed', { act: 'tellParties' });
      made.ended = await revokeLinksOf(transaction, accountId);
      made.link = await makeLink(transaction, accountId, null);
    },
  });
  onEnded(made.ended);
  if (!made.link) throw new AppError('internal');
  return made.link;
}

/** Whether a follower is whoever applied for the case, by an account that they had before. */
async function appliedFromBefore(db: DbOrTransaction, accountId: string, caseId: string): Promise<boolean> {
  const row = await db.selectFrom('docket_application').select(['account_id', 'made_account']).where('id', '=', caseId).executeTakeFirst();
  return row?.account_id === accountId && !row.made_account;
}
