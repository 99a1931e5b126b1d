import type { CaseFacts, CaseViewer } from '@assize/contracts/casefile/access';
import { mayOnCase } from '@assize/contracts/casefile/access';
import { decideAnswer, decideComment } from '@assize/contracts/casefile/reading/rules';
import type { ViewedComment } from '@assize/contracts/casefile/reading/views';
import { hashOf } from '@assize/contracts/hearing/chain';
import type { Db } from '../../platform/db.ts';
import { actorFor, assertMay, factsOf } from '../caseAccess.ts';
import type { CaseCommandContext } from '../runCaseCommand.ts';

type Doer = CaseViewer & { name: string };
/** By this hash the log proves what was said. */
const bodySha256Of = (body: string): string => hashOf({ body });

/** A lawyer's comment to the agency that leads. Sent again it is the same; throws AppError. */
export async function makeComment({ cases }: CaseCommandContext, viewer: Doer, caseId: string, said: { commentId: string; body: string }): Promise<void> {
  const { commentId, body } = said;
  const { accountId, name } = viewer;
  await cases.append({
    ...{ caseId, actor: { accountId, agencyId: null, agencyKind: null, name } },
    decide: (state) => {
      assertMay(viewer, 'commentOnCase', factsOf(state, new Date()));
      return decideComment(state, { commentId, accountId, bodySha256: bodySha256Of(body) });
    },
    alsoDo: async (transaction) => {
      const row = { comment_id: commentId, case_id: caseId, account_id: accountId, body };
      await transaction
        .insertInto('case_comment')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  });
}

/** The answer of the agency that leads. Throws AppError. */
export async function answerComment(
  { cases }: CaseCommandContext,
  viewer: Doer,
  { caseId, facts }: { caseId: string; facts: CaseFacts },
  { commentId, body }: { commentId: string; body: string },
): Promise<void> {
  await cases.append({
    ...{ caseId, actor: actorFor(viewer, 'receiveCounsel', facts) },
    decide: (state) => {
      assertMay(viewer, 'receiveCounsel', factsOf(state, new Date()));
      return decideAnswer(state, { commentId, bodySha256: bodySha256Of(body) });
    },
    alsoDo: async (transaction) => {
      const answered = { answer: body, answered_at: new Date() };
      await transaction.updateTable('case_comment').set(answered).where('comment_id', '=', commentId).where('answer', 'is', null).execute();
    },
  });
}

/** All of a case to the agency that leads; to a lawyer who reads it, their own. Throws notAllowed to others. */
export async function listComments(db: Db, viewer: CaseViewer, caseId: string, facts: CaseFacts): Promise<ViewedComment[]> {
  const isAgency = mayOnCase(viewer, 'receiveCounsel', facts);
  if (!isAgency) assertMay(viewer, 'commentOnCase', facts);
  let query = db.selectFrom('case_comment').innerJoin('account', 'account.id', 'case_comment.account_id').where('case_comment.case_id', '=', caseId);
  if (!isAgency) query = query.where('case_comment.account_id', '=', viewer.accountId);
  const rows = await query.select(['comment_id', 'account.name', 'body', 'answer', 'at', 'answered_at']).orderBy('at').limit(1000).execute();
  return rows.map(({ comment_id: commentId, name, body, answer, at, answered_at: answeredAt }) => ({
    ...{ commentId, name, body, at: at.toISOString() },
    answer: answer !== null && answeredAt !== null ? { body: answer, at: answeredAt.toISOString() } : null,
  }));
}
