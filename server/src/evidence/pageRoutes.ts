import { AppError } from '@assize/contracts/AppError';
import { mayKnow } from '@assize/contracts/hearing/evidence/access';
import { documentKeys, pageSizeSchema } from '@assize/contracts/hearing/evidence/pages';
import type { Exhibit } from '@assize/contracts/hearing/evidence/state';
import { mayOpenPage } from '@assize/contracts/hearing/presentation/sight';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { idSchema } from '@assize/contracts/ids';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { signToken, verifyToken } from '@assize/platform/tokens';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { getHearingState } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { callerOf, handle, type HttpContext } from '../platform/handle.ts';
import { sendRange } from '../platform/sendRange.ts';
import { findParticipant } from '../session/findParticipant.ts';
import { assertSessionLives } from '../session/sessions.ts';
import type { DocumentPages } from './DocumentPages.ts';
import { Integrity } from './Integrity.ts';
import { type MarkedPages, markPriority } from './MarkedPages.ts';
import { ProofChecks } from './proofs/ProofChecks.ts';

interface Options {
  db: Db;
  store: ObjectStore;
  pages: DocumentPages;
  marked: MarkedPages;
  /** PEM bundle of the time-stamp authorities that this court trusts. */
  authoritiesPath: string | undefined;
}
interface Opened {
  state: HearingState;
  viewer: ParticipantState;
  exhibit: Exhibit;
}
const numberSchema = z.coerce.number().int().min(1).max(100_000);
/** One viewer, one exhibit's sound or picture in motion; whether they may is looked at with every part they fetch. */
const ticketClaims = z.object({ sub: z.uuid(), sessionId: z.uuid(), hearingId: z.uuid(), exhibitId: z.uuid() });

/** Pages of exhibits: each for whoever may open it now, with their name in it, for no cache to keep. */
export function servePages(context: HttpContext, { db, store, pages, marked, authoritiesPath }: Options): void {
  const { router, secret } = context;
  const expect = async (asked: Parameters<MarkedPages['get']>[0]): Promise<void> => {
    const isThere = await pages.assertPage(asked.document, asked.page).then(
      () => true,
      () => false,
    );
    if (isThere) await marked.get(asked, markPriority.expected).catch(() => undefined);
  };

  /** Throws `notFound` for what the viewer may not open, as for what is not there. */
  const open = async (accountId: string, ids: { hearingId?: unknown; exhibitId?: unknown; page?: unknown }): Promise<Opened & { page: number }> => {
    const [hearingId, exhibitId] = [ids.hearingId, ids.exhibitId].map((id) => idSchema.safeParse(id).data);
    const page = numberSchema.safeParse(ids.page ?? 1).data;
    if (hearingId === undefined || exhibitId === undefined || page === undefined) throw new AppError('badRequest');
    const participantId = await findParticipant(db, accountId, hearingId);
    const state = participantId === undefined ? undefined : await getHearingState(db, hearingId);
    const [viewer, exhibit] = [state?.participants[participantId ?? ''], state?.evidence.exhibits[exhibitId]];
    if (!state || !viewer || !exhibit || !mayOpenPage(state, { exhibitId, page }, viewer)) throw new AppError('notFound', { what: 'exhibit' });
    return { state, viewer, exhibit, page };
  };
  const openAsked = async (request: Request): Promise<Opened & { page: number }> => {
    const { accountId } = await callerOf(context, request.headers.authorization);
    const opened = await open(accountId, request.params);
    await pages.assertPage(opened.exhibit.document, opened.page);
    return opened;
  };

  /** Of what is before the court one may know the page that is shown, and so of the exhibit that it is of. */
  const openAny = async (accountId: string, params: Record<string, string>): Promise<Opened> => {
    const state = await getHearingState(db, params['hearingId'] ?? '').catch(() => undefined);
    return open(accountId, { ...params, page: state?.presentation.panes.find((pane) => pane.exhibitId === params['exhibitId'])?.page });
  };
  const integrity = new Integrity(store);
  const proofChecks = new ProofChecks({ db, store, integrity, authoritiesPath });

  handle(context, 'GET /api/hearings/:hearingId/exhibits/:exhibitId/integrity', async ({ accountId }, { params }) => {
    const { state, viewer, exhibit } = await openAny(accountId, params);
    const { document, filedAt } = exhibit;
    const placeId = await pages.placeOf(document.documentId);
    const { foundSha256, checkedAt } = await integrity.check(placeId, document);
    // Whoever is shown a page is not told by this who signed the document.
    const proofs = mayKnow(state, exhibit, viewer) ? await proofChecks.list({ hearingId: state.id, exhibit, placeId }) : [];
    return { isUnchanged: foundSha256 === document.sha256, sha256: document.sha256, filedAt, checkedAt, proofs };
  });

  handle(context, 'GET /api/hearings/:hearingId/exhibits/:exhibitId/pages', async ({ accountId, sessionId }, { params }) => {
    const { hearingId, exhibitId } = params;
    const { exhibit } = await openAny(accountId, params);
    const manifest = await pages.manifestOf(exhibit.document);
    const { number, title } = exhibit;
    const isPlayable = manifest.status === 'ready' && manifest.media !== null;
    const ticket = isPlayable ? signToken('file', { sub: accountId, sessionId, hearingId, exhibitId }, secret) : null;
    return { number, title, playable: ticket && `/exhibit-files/${ticket}`, pages: manifest };
  });

  router.get('/api/hearings/:hearingId/exhibits/:exhibitId/pages/:page/text', async (request: Request, response: Response) => {
    const { exhibit, page } = await openAsked(request);
    response
      .set('cache-control', 'private, no-store')
      .type('text/plain')
      .send(await pages.textOf(exhibit.document, page));
  });

  router.get('/api/hearings/:hearingId/exhibits/:exhibitId/pages/:page/:size', async (request: Request, response: Response) => {
    const size = pageSizeSchema.safeParse(request.params['size']).data;
    if (!size) throw new AppError('badRequest', { field: 'size' });
    const { state, viewer, exhibit, page } = await openAsked(request);
    const { document, id: exhibitId } = exhibit;
    const words = `${viewer.name} · ${state.caseNumber}`;
    const isShown = state.presentation.panes.some((pane) => pane.exhibitId === exhibitId && pane.page === page);
    const jpeg = await marked.get({ document, page, size, words }, isShown ? markPriority.shown : markPriority.ahead);
    // Who has a page only while it is shown cannot fetch the next one ahead: it lies ready for them here.
    if (isShown && !mayKnow(state, exhibit, viewer)) void expect({ document, page: page + 1, size, words });
    if (page === 1 && size === 'screen')
      await db.insertInto('document_read').values({ document_id: document.documentId, participant_id: viewer.id, what: 'pages' }).execute();
    response.set({ 'content-type': 'image/jpeg', 'cache-control': 'private, no-store', 'content-security-policy': 'sandbox' }).send(jpeg);
  });

  router.get('/exhibit-files/:ticket', async (request: Request, response: Response) => {
    const { sub, sessionId, hearingId, exhibitId } = verifyToken('file', request.params['ticket'], secret, ticketClaims);
    await assertSessionLives(db, sessionId);
    const { exhibit } = await open(sub, { hearingId, exhibitId });
    const { documentId } = exhibit.document;
    const key = documentKeys.playable(await pages.placeOf(documentId), documentId);
    const found = await store.stat(key);
    if (!found) throw new AppError('notFound', { what: 'file' });
    await sendRange(request, response, { store, key, bytes: found.bytes, mime: 'video/mp4' });
  });
}
