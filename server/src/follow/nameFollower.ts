import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import type { newFollowerSchema } from '@assize/contracts/casefile/follow/wire';
import type { z } from 'zod';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import type { CaseLog } from '../casefile/CaseLog.ts';
import { enterContact } from '../notices/contacts.ts';
import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { type MadeLink, makeLink } from '../session/links.ts';

/** Lets a party, who acts for one, or a relative follow the case: an account and a personal link, which is told once. */
export async function nameFollower(
  { db, cases }: { db: Db; cases: CaseLog },
  caller: Caller,
  caseId: string,
  { language, email, phone, ...body }: z.infer<typeof newFollowerSchema>,
): Promise<MadeLink> {
  const viewer = await findCaseViewer(db, caller);
  const { facts } = await readCase(db, viewer, caseId);
  const accountId = randomUUID();
  const made: { link?: MadeLink } = {};
  await cases.append({
    caseId,
    actor: actorFor(viewer, 'tellParties', facts),
    decide: (state) => {
      assertMay(viewer, 'tellParties', factsOf(state, new Date()));
      if (!state.parties[body.partyId]) throw new AppError('notFound', { what: 'party' });
      if (state.follow.followers[body.followerId]) throw new AppError('conflict', { field: 'followerId' });
      return [{ type: 'follower.named', payload: { ...body, accountId, email: null, phone: null } }];
    },
    // The relation of the new account is kept with the act: the account is there before it.
    before: async (transaction) => {
      await transaction.insertInto('account').values({ id: accountId, name: body.name, is_admin: false, created_at: new Date() }).execute();
      // Where they are reached changes, and is theirs: the log, which stays, has nothing of it.
      await enterContact(transaction, accountId, { email, phone, language });
    },
    alsoDo: async (transaction) => {
      made.link = await makeLink(transaction, accountId, null);
    },
  });
  if (!made.link) throw new AppError('internal');
  return made.link;
}
