import { AppError } from '@assize/contracts/AppError';
import { mayOnCase } from '@assize/contracts/casefile/access';
import { actToRead } from '@assize/contracts/casefile/volumes/reading';
import { volumeSchema } from '@assize/contracts/casefile/volumes/wire';
import { idSchema } from '@assize/contracts/ids';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { DocumentPages } from '../../evidence/DocumentPages.ts';
import { flatTextMime } from '../../evidence/writeTable.ts';
import type { Db } from '../../platform/db.ts';
import { callerOf, type HttpContext } from '../../platform/handle.ts';
import { findCaseViewer, readCase } from '../caseAccess.ts';
import { noteLook } from '../looks.ts';
import { catalogueLanguages, writeCatalogue } from './writeCatalogue.ts';

const askedSchema = z.object({ caseId: idSchema, volume: volumeSchema, language: z.enum(catalogueLanguages).default('zh-CN') });

/** The catalogue of a volume as PDF (`?volume=main&language=zh-CN`), for whoever may read the volume. */
export function serveCatalogue(context: HttpContext, { db, pages }: { db: Db; pages: DocumentPages }): void {
  context.router.get('/api/case-files/:caseId/catalogue', async (request: Request, response: Response) => {
    const caller = await callerOf(context, request.headers.authorization);
    const asked = askedSchema.safeParse({ ...request.query, ...request.params });
    if (!asked.success) throw new AppError('badRequest', { field: asked.error.issues[0]?.path.join('.') ?? '' });
    const { caseId, volume, language } = asked.data;
    const viewer = await findCaseViewer(db, caller);
    const { state, facts } = await readCase(db, viewer, caseId);
    if (!mayOnCase(viewer, actToRead[volume], facts)) throw new AppError('notFound', { what: 'volume' });
    await noteLook(db, viewer, state, facts, { what: 'catalogue', documentId: null });
    const pdf = await pages.print(caseId, writeCatalogue(state, volume, language), flatTextMime);
    response.set({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store', 'content-security-policy': 'sandbox' });
    response.attachment(`${state.facts.caseNumber} ${volume}.pdf`).send(pdf);
  });
}
