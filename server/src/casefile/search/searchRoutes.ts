import { handle, type HttpContext } from '../../platform/handle.ts';
import { findCaseViewer } from '../caseAccess.ts';
import { listCaseFiles } from '../listCaseFiles.ts';
import type { CaseCommandContext } from '../runCaseCommand.ts';
import { findPages } from './findPages.ts';
import { noteFound } from './noteFound.ts';

/** Cases and their pages are found among all that the caller may know. */
export function serveSearch(context: HttpContext, { db, timeZone }: CaseCommandContext): void {
  handle(context, 'POST /api/case-files/search', async (caller, { body }) => listCaseFiles(db, await findCaseViewer(db, caller), body));

  handle(context, 'POST /api/case-pages/search', async (caller, { body }) => {
    const viewer = await findCaseViewer(db, caller);
    const answer = await findPages(db, viewer, body, { now: new Date(), timeZone });
    await noteFound(db, viewer, answer.found);
    return answer;
  });
}
