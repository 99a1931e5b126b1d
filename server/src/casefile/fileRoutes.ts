import { presentCaseLine } from '@assize/contracts/casefile/audience';
import type { CaseEvent } from '@assize/contracts/casefile/events';
import type { CaseCommandContext } from './runCaseCommand.ts';
import { readCaseLines } from '../hearing/chainLines.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { assertMay, findCaseViewer, readCase } from './caseAccess.ts';
import { listLooks, noteLook } from './looks.ts';
import { openCaseFile } from './openCaseFile.ts';
import { presentCaseFile } from './presentCaseFile.ts';
import { factsOf } from './caseAccess.ts';
import { serveReading } from './reading/readingRoutes.ts';
import { runCaseCommand } from './runCaseCommand.ts';
import { serveSearch } from './search/searchRoutes.ts';

/** Cases as files: who may, finds and reads them, and does something with them. */
export function serveCaseFiles(context: HttpContext, files: CaseCommandContext): void {
  const { db } = files;
  serveReading(context, files);
  serveSearch(context, files);

  handle(context, 'POST /api/case-files', async (caller, { body }) => {
    const state = await openCaseFile(files, caller, body);
    return presentCaseFile(db, await findCaseViewer(db, caller), state, factsOf(state, new Date()), files.timeZone);
  });

  handle(context, 'GET /api/case-files/:caseId', async (caller, { params }) => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, params['caseId'] ?? '');
    await noteLook(db, viewer, state, facts, { what: 'case', documentId: null });
    return presentCaseFile(db, viewer, state, facts, files.timeZone);
  });

  handle(context, 'POST /api/case-files/:caseId', async (caller, { params, body }) => runCaseCommand(files, caller, params['caseId'] ?? '', body));

  handle(context, 'GET /api/case-files/:caseId/log', async (caller, { params }) => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, params['caseId'] ?? '');
    assertMay(viewer, 'seeHistory', facts);
    const lines = await readCaseLines<CaseEvent>(db, state.caseId);
    return { format: 'assize.case-log.1', caseId: state.caseId, events: lines.map((line) => presentCaseLine(line, state, viewer, facts)) };
  });

  handle(context, 'GET /api/case-files/:caseId/looks', async (caller, { params }) => {
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, params['caseId'] ?? '');
    assertMay(viewer, 'seeLooks', facts);
    return { looks: await listLooks(db, state.caseId) };
  });
}
