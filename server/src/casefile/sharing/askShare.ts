import { AppError } from '@assize/contracts/AppError';
import { mayOnCase } from '@assize/contracts/casefile/access';
import { decideShareRequest } from '@assize/contracts/casefile/sharing/rules';
import type { newShareRequestSchema } from '@assize/contracts/casefile/sharing/views';
import type { ShareRequest } from '@assize/contracts/casefile/sharing/wire';
import type { z } from 'zod';
import type { Caller } from '../../platform/verifyAccess.ts';
import { assertMay, factsOf, findCaseViewer } from '../caseAccess.ts';
import { type CaseCommandContext, listAgencies, makeCaseContext } from '../runCaseCommand.ts';
import { findAsker } from './lookUp.ts';
import { findMatch } from './matches.ts';

/**
 * Asks the owner to share a case, for an agency of the caller's that may look up cases of its kind. It is an act on the
 * case, by whoever may not see it yet; sent again under the same id, it is the same request.
 */
export async function askShare(
  context: CaseCommandContext & { secret: string },
  caller: Caller,
  { agencyId, matchId, caseId: knownId, ...request }: z.infer<typeof newShareRequestSchema>,
): Promise<{ status: ShareRequest['status']; caseId: string | null }> {
  const { db, cases, secret } = context;
  const viewer = await findCaseViewer(db, caller);
  const asker = findAsker(viewer, agencyId);
  const caseId = matchId === null ? (knownId ?? '') : await findMatch(db, secret, agencyId, matchId);
  const agencies = await listAgencies(db);
  const { state } = await cases.append({
    caseId,
    actor: { accountId: viewer.accountId, agencyId, agencyKind: asker.kind, name: viewer.name },
    decide: (before, headHash) => {
      if (matchId === null) assertMay(viewer, 'seeCase', factsOf(before, new Date()));
      if (!asker.kinds.includes(before.facts.kind)) throw new AppError('notFound', { what: 'case' });
      return decideShareRequest(before, request, makeCaseContext(context, agencies, { agencyId, accountId: viewer.accountId }, headHash));
    },
  });
  const asked = state.shareRequests.find((one) => one.requestId === request.requestId);
  return { status: asked?.status ?? 'open', caseId: mayOnCase(viewer, 'seeCase', factsOf(state, new Date())) ? caseId : null };
}
