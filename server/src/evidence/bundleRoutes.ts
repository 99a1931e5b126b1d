import { AppError } from '@assize/contracts/AppError';
import { bundlesFor } from '@assize/contracts/hearing/bundles/rules';
import { idSchema } from '@assize/contracts/ids';
import type { Request, Response } from 'express';
import { findReader, getHearingState } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { callerOf, type HttpContext } from '../platform/handle.ts';
import type { DocumentPages } from './DocumentPages.ts';
import { writeIndex } from './writeIndex.ts';
import { flatTextMime } from './writeTable.ts';

/** The index of a bundle as PDF, with what this reader may know of it. */
export function serveBundles(context: HttpContext, { db, pages }: { db: Db; pages: DocumentPages }): void {
  context.router.get('/api/hearings/:hearingId/bundles/:bundleId/index', async (request: Request, response: Response) => {
    const caller = await callerOf(context, request.headers.authorization);
    const [hearingId, bundleId] = [request.params['hearingId'], request.params['bundleId']].map((id) => idSchema.safeParse(id).data);
    if (hearingId === undefined || bundleId === undefined) throw new AppError('badRequest');
    const state = await getHearingState(db, hearingId);
    const bundle = bundlesFor(state, await findReader(db, caller, state))[bundleId];
    if (!bundle) throw new AppError('notFound', { what: 'bundle' });
    const pdf = await pages.print(hearingId, writeIndex(state, bundle), flatTextMime);
    response.set({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store', 'content-security-policy': 'sandbox' });
    response.attachment(`${bundle.title}.pdf`).send(pdf);
  });
}
