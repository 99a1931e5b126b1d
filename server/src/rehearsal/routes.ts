import { AppError } from '@assize/contracts/AppError';
import { rehearsalKeys } from '@assize/contracts/recording/rehearsal';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { signToken, verifyToken } from '@assize/platform/tokens';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { sendRange } from '../platform/sendRange.ts';
import { findParticipant } from '../session/findParticipant.ts';

/** Claims of a ticket to play a rehearsal; it opens no recording, nor does a recording's open this. */
const ticketClaims = z.object({ sub: z.uuid(), sessionId: z.uuid(), rehearsalId: z.uuid() });

/** Playing back a rehearsal to who made it: it is everybody's voice before the court was open. */
export function serveRehearsals(context: HttpContext, { db, store }: { db: Db; store: ObjectStore }): void {
  const { secret, assertSession } = context;

  handle(context, 'GET /api/hearings/:hearingId/rehearsals/:rehearsalId', async ({ accountId, sessionId }, { params }) => {
    const { hearingId = '', rehearsalId = '' } = params;
    const participantId = await findParticipant(db, accountId, hearingId);
    const row = await db.selectFrom('rehearsal').selectAll().where('id', '=', rehearsalId).where('hearing_id', '=', hearingId).executeTakeFirst();
    if (participantId === undefined || row?.participant_id !== participantId || row.tracks === null) throw new AppError('notFound', { what: 'rehearsal' });
    return { tracks: row.tracks, base: `/files/rehearsals/${signToken('file', { sub: accountId, sessionId, rehearsalId }, secret)}/` };
  });

  context.router.get('/files/rehearsals/:ticket/:index', async (request: Request<{ ticket: string; index: string }>, response: Response) => {
    const { sessionId, rehearsalId } = verifyToken('file', request.params.ticket, secret, ticketClaims);
    await assertSession(sessionId);
    const row = await db.selectFrom('rehearsal').select('tracks').where('id', '=', rehearsalId).executeTakeFirst();
    const track = row?.tracks?.[Number(request.params.index)];
    if (!track?.name || !track.mimeType) throw new AppError('notFound', { what: 'file' });
    const key = rehearsalKeys.product(rehearsalId, track.name);
    const found = await store.stat(key);
    if (!found) throw new AppError('notFound', { what: 'file' });
    await sendRange(request, response, { store, key, bytes: found.bytes, mime: track.mimeType });
  });
}
