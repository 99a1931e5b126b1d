import { AppError } from '@assize/contracts/AppError';
import { handle, type HttpContext } from '../../platform/handle.ts';
import { findCaseViewer, readCase } from '../caseAccess.ts';
import { noteLook } from '../looks.ts';
import type { CaseCommandContext } from '../runCaseCommand.ts';
import { askShare } from './askShare.ts';
import { joinGroup, listGroups, readGroup } from './caseGroups.ts';
import { listLookUps } from './listLookUps.ts';
import { listShareRequests } from './listShareRequests.ts';
import { lookUp } from './lookUp.ts';
import { presentSharing } from './presentSharing.ts';

/** Sharing across districts: looking for cases of others, asking for them, and cases that belong together. */
export function serveSharing(context: HttpContext, files: CaseCommandContext): void {
  const { db } = files;
  const { secret, limits } = context;

  handle(context, 'POST /api/lookups', async (caller, { body }) => {
    await limits.take('lookUp', caller.accountId);
    return lookUp({ db, secret }, await findCaseViewer(db, caller), body);
  });

  handle(context, 'GET /api/agencies/:agencyId/lookups', async (caller, { params }) => {
    const { memberships } = await findCaseViewer(db, caller);
    const agencyId = params['agencyId'] ?? '';
    if (!memberships.some(({ agency, role }) => agency.id === agencyId && role === 'head')) throw new AppError('notAllowed');
    return { lookUps: await listLookUps(db, agencyId) };
  });

  handle(context, 'GET /api/share-requests', async (caller) => listShareRequests(db, await findCaseViewer(db, caller)));
  handle(context, 'POST /api/share-requests', async (caller, { body }) => askShare({ ...files, secret }, caller, body));

  handle(context, 'GET /api/case-files/:caseId/sharing', async (caller, { params }) => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, params['caseId'] ?? '');
    await noteLook(db, viewer, state, facts, { what: 'sharing', documentId: null });
    return presentSharing(viewer, state, facts);
  });

  handle(context, 'GET /api/case-groups', async (caller) => ({ groups: await listGroups(db, await findCaseViewer(db, caller)) }));
  handle(context, 'GET /api/case-groups/:groupId', async (caller, { params }) => readGroup(db, await findCaseViewer(db, caller), params['groupId'] ?? ''));
  handle(context, 'POST /api/case-groups/:groupId', async (caller, { params, body }) => joinGroup(files, caller, params['groupId'] ?? '', body));
}
