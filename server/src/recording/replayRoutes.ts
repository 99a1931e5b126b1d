import { AppError } from '@assize/contracts/AppError';
import { pageSizeSchema } from '@assize/contracts/hearing/evidence/pages';
import type { EvidenceState } from '@assize/contracts/hearing/evidence/state';
import { mayOpenPage } from '@assize/contracts/hearing/presentation/sight';
import { strokesKey } from '@assize/contracts/hearing/presentation/state';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import { linesFor, linesForCourt, type Replay, type ReplayLine } from '@assize/contracts/recording/replay';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { DocumentPages } from '../evidence/DocumentPages.ts';
import { type MarkedPages, markPriority } from '../evidence/MarkedPages.ts';
import type { Db } from '../platform/db.ts';
import { callerOf, handle, type HttpContext } from '../platform/handle.ts';
import { playableSpans } from './cutFiles.ts';
import { closedIn } from './closedTo.ts';
import { isHeard } from './cutText.ts';
import { readableSpans } from './readableSpans.ts';

interface Options {
  db: Db;
  store: ObjectStore;
  pages: DocumentPages;
  marked: MarkedPages;
}
const pageParams = z.object({
  recordingId: z.uuid(),
  seq: z.coerce.number().int().min(1),
  exhibitId: z.uuid(),
  page: z.coerce.number().int().min(1).max(100_000),
  size: pageSizeSchema,
});

/** What a replay needs besides the files: the log as far as its reader may know it, and the pages that were before the court. */
export function serveReplay(context: HttpContext, { db, store, pages, marked }: Options): void {
  handle(context, 'GET /api/recordings/:recordingId/replay', async (caller, { params }) => {
    const recordingId = params['recordingId'] ?? '';
    const { past, viewer, hearingId, isCourt, isWhole, spans } = await readableSpans(db, caller, recordingId);
    const told = isCourt || !viewer ? linesForCourt(past.events, viewer) : linesFor(past.events, viewer.id);
    // What is closed to them now is not told anew, though they were told it in court.
    const isClosed = closedIn(past, spans);
    const lines = told.filter((line) => !isClosed(line));
    const { evidence } = past.finder.at(Number.POSITIVE_INFINITY).state;
    const shapes = await shapesOf(lines, evidence, pages);
    const part = { spans, durationMs: past.clock.durationMs };
    const readable = isWhole ? [...spans] : await playableSpans(store, recordingId, part);
    return { hearingId, viewerId: viewer?.id ?? null, sat: past.sat, readable, isWhole, lines, shapes };
  });

  context.router.get('/api/recordings/:recordingId/at/:seq/exhibits/:exhibitId/pages/:page/:size', async (request: Request, response: Response) => {
    const caller = await callerOf(context, request.headers.authorization);
    const asked = pageParams.safeParse(request.params);
    if (!asked.success) throw new AppError('badRequest', { field: asked.error.issues[0]?.path.join('.') ?? '' });
    const { recordingId, seq, exhibitId, page, size } = asked.data;
    const { past, viewer, isWhole, spans } = await readableSpans(db, caller, recordingId);
    const line = past.events[seq - 1];
    const then = line && past.finder.after(seq).state;
    const [seer, exhibit] = [then?.participants[viewer?.id ?? ''], then?.evidence.exhibits[exhibitId]];
    const atMs = line ? past.clock.clamp(Date.parse(line.at)) : Number.NaN;
    const isTheirs = isWhole || isHeard(spans, atMs);
    // Judged as it was in court at that moment; what one might not open then is not there.
    if (!then || !seer || !exhibit || !isTheirs || !mayOpenPage(then, { exhibitId, page }, seer)) throw new AppError('notFound', { what: 'exhibit' });
    const { document } = exhibit;
    await pages.assertPage(document, page);
    const jpeg = await marked.get({ document, page, size, words: `${seer.name} · ${then.caseNumber}` }, markPriority.ahead);
    if (size === 'screen') await db.insertInto('document_read').values({ document_id: document.documentId, participant_id: seer.id, what: 'pages' }).execute();
    response.set({ 'content-type': 'image/jpeg', 'cache-control': 'private, no-store', 'content-security-policy': 'sandbox' }).send(jpeg);
  });
}

/** Shapes of the pages that were shown, as far as they are made. */
async function shapesOf(lines: readonly ReplayLine[], { exhibits }: EvidenceState, pages: DocumentPages): Promise<Replay['shapes']> {
  const shown = new Map(lines.flatMap(panesOf).map((pane) => [strokesKey(pane), pane]));
  const shapes: Replay['shapes'] = {};
  for (const [key, { exhibitId, page }] of shown) {
    const document = exhibits[exhibitId]?.document;
    const manifest = document && (await pages.manifestOf(document).catch(() => undefined));
    const shape = manifest?.status === 'ready' ? manifest.pages[page - 1] : undefined;
    if (shape) shapes[key] = [...shape];
  }
  return shapes;
}

function panesOf(line: ReplayLine): Pane[] {
  if ('state' in line) return line.state.presentation.panes;
  return line.act.type === 'presentation.shown' ? line.act.payload.panes : [];
}
