import { mayOnCase } from '@assize/contracts/casefile/access';
import { readingOf } from '@assize/contracts/casefile/reading/readingOf';
import type { ViewedReadingNow } from '@assize/contracts/casefile/reading/views';
import type { CaseState } from '@assize/contracts/casefile/state';
import { inForceAlone } from '@assize/contracts/casefile/volumes/reading';
import { AppError } from '@assize/contracts/AppError';
import { handle, type HttpContext } from '../../platform/handle.ts';
import type { Caller } from '../../platform/verifyAccess.ts';
import { assertMay, findCaseViewer, readCase } from '../caseAccess.ts';
import { noteLook } from '../looks.ts';
import { presentVolume } from '../presentCaseFile.ts';
import type { CaseCommandContext } from '../runCaseCommand.ts';
import { askReading } from './askReading.ts';
import { answerComment, listComments, makeComment } from './comments.ts';
import { findInCase } from './findInCase.ts';
import { listOwnReadings, presentReading } from './listReadings.ts';
import { keepOwnNote, listOwnNotes } from './notes.ts';
import { readableDocuments } from './readableDocuments.ts';

/** Lawyers ask to read cases and read them, comment on them and are answered; whoever reads a case searches it and keeps notes. */
export function serveReading(context: HttpContext, files: CaseCommandContext): void {
  const { db, timeZone } = files;
  const enter = async (caller: Caller, caseId = '') => {
    const viewer = await findCaseViewer(db, caller);
    return { viewer, ...(await readCase(db, viewer, caseId)) };
  };

  handle(context, 'POST /api/readings', async (caller, { body }) => {
    await context.limits.take('askReading', caller.accountId);
    return askReading(files, caller, body);
  });

  handle(context, 'GET /api/readings', async (caller) => ({ readings: await listOwnReadings(db, await findCaseViewer(db, caller)) }));

  handle(context, 'GET /api/case-files/:caseId/readings', async (caller, { params }) => {
    const { viewer, state, facts } = await enter(caller, params['caseId']);
    assertMay(viewer, 'receiveCounsel', facts);
    return { readings: state.readings.map((one) => presentReading(state, one, true)) };
  });

  handle(context, 'GET /api/case-files/:caseId/reading', async (caller, { params }) => {
    const { viewer, state, facts } = await enter(caller, params['caseId']);
    assertMay(viewer, 'readAppointed', facts);
    await noteLook(db, viewer, state, facts, { what: 'reading', documentId: null });
    return presentNow(state, viewer.accountId, timeZone);
  });

  handle(context, 'POST /api/case-files/:caseId/find', async (caller, { params, body }) => {
    const { viewer, state, facts } = await enter(caller, params['caseId']);
    if (!mayOnCase(viewer, 'readAppointed', facts)) assertMay(viewer, 'seeMainVolume', facts);
    const documents = readableDocuments(viewer, state, facts, new Date(), timeZone);
    await noteLook(db, viewer, state, facts, { what: 'find', documentId: null });
    return findInCase(db, state.caseId, documents, body.text);
  });

  handle(context, 'GET /api/case-files/:caseId/notes', async (caller, { params }) => {
    const { viewer, state } = await enter(caller, params['caseId']);
    return { notes: await listOwnNotes(db, state.caseId, viewer.accountId) };
  });

  handle(context, 'POST /api/case-files/:caseId/notes', async (caller, { params, body }) => {
    const { viewer, state, facts } = await enter(caller, params['caseId']);
    const isReadable = readableDocuments(viewer, state, facts, new Date(), timeZone).some((one) => one.documentId === body.documentId);
    if (!isReadable) throw new AppError('notFound', { what: 'document' });
    await keepOwnNote(db, state.caseId, viewer.accountId, body);
    return {};
  });

  handle(context, 'GET /api/case-files/:caseId/comments', async (caller, { params }) => {
    const { viewer, state, facts } = await enter(caller, params['caseId']);
    return { comments: await listComments(db, viewer, state.caseId, facts) };
  });

  handle(context, 'POST /api/case-files/:caseId/comments', async (caller, { params, body }) => {
    const { viewer, state } = await enter(caller, params['caseId']);
    await makeComment(files, viewer, state.caseId, body);
    return {};
  });

  handle(context, 'POST /api/case-files/:caseId/comments/:commentId/answer', async (caller, { params, body }) => {
    const { viewer, state, facts } = await enter(caller, params['caseId']);
    await answerComment(files, viewer, { caseId: state.caseId, facts }, { commentId: params['commentId'] ?? '', body: body.body });
    return {};
  });
}

function presentNow(state: CaseState, accountId: string, timeZone: string): ViewedReadingNow {
  const now = readingOf(state, accountId, new Date().toISOString(), timeZone);
  if (!now.isOpen) return now;
  const { documentIds, ...open } = now;
  const isOpen = new Set(documentIds);
  return { ...open, documents: presentVolume(state, 'main', (documentId) => (isOpen.has(documentId) ? inForceAlone : undefined)) };
}
