import { AppError } from '@assize/contracts/AppError';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { verifyToken } from '@assize/platform/tokens';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { Db } from '../platform/db.ts';
import { sendRange } from '../platform/sendRange.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { assertSessionLives } from '../session/sessions.ts';
import { cutFile } from './cutFiles.ts';
import { readableSpans } from './readableSpans.ts';
import { findCopy } from './redactedCopy.ts';

/** Claims of a file ticket: one account, in one session, one recording. */
const ticketClaims = z.object({ sub: z.uuid(), sessionId: z.uuid(), recordingId: z.uuid() });
const mimeTypes: Record<string, string> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  m3u8: 'application/vnd.apple.mpegurl',
  m4s: 'video/iso.segment',
  ts: 'video/mp2t',
  jpg: 'image/jpeg',
  vtt: 'text/vtt',
  json: 'application/json',
};
const nameSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*$/)
  .max(200);
/** Range requests of one player are one read in the access log, within this time. */
const sameReadMs = 60_000;

/** `GET /files/<ticket>/<name>`: a product of the ticket's recording as far as its holder may hear it now, with ranges; every read leaves an access entry. */
export function serveFiles(router: Router, options: { db: Db; store: ObjectStore; secret: string }): void {
  const { db, store, secret } = options;
  const entered = new Map<string, number>();

  const enterRead = async (accountId: string, recordingId: string, what: string, bytes: number): Promise<void> => {
    const key = `${accountId}:${recordingId}:${what}`;
    const now = Date.now();
    if (now - (entered.get(key) ?? 0) < sameReadMs) return;
    for (const [old, at] of entered) if (now - at > sameReadMs) entered.delete(old);
    entered.set(key, now);
    await db.insertInto('access_entry').values({ account_id: accountId, recording_id: recordingId, what, bytes }).execute();
  };

  const judge = async (caller: Caller, recordingId: string, name: string): Promise<{ given: Awaited<ReturnType<typeof cutFile>>; mayDownload: boolean }> => {
    const { spans, isWhole, isCourt, past } = await readableSpans(db, caller, recordingId);
    return { given: isWhole ? 'whole' : await cutFile(store, recordingId, name, { spans, durationMs: past.clock.durationMs }), mayDownload: isCourt };
  };

  router.get('/files/:ticket/*name', async (request: Request<{ ticket: string; name: string[] }>, response: Response) => {
    const { sub, sessionId, recordingId } = verifyToken('file', request.params.ticket, secret, ticketClaims);
    await assertSessionLives(db, sessionId); // a ticket does not outlive the session that drew it
    const name = nameSchema.safeParse(request.params.name.join('/'));
    if (!name.success) throw new AppError('badRequest', { field: 'name' });
    // What the ticket was drawn for may have been closed since: every request is judged anew.
    const { is_admin: isAdmin } = (await db.selectFrom('account').select('is_admin').where('id', '=', sub).executeTakeFirst()) ?? { is_admin: false };
    const caller = { accountId: sub, sessionId, isAdmin };
    const copy = await findCopy(db, caller, recordingId, name.data);
    const { given, mayDownload } = copy === undefined ? await judge(caller, recordingId, name.data) : ({ given: 'whole', mayDownload: true } as const);
    if (!given) throw new AppError('notFound', { what: 'file' });
    const key = copy ?? recordingKeys.product(recordingId, name.data);
    const found = await store.stat(key);
    if (!found) throw new AppError('notFound', { what: 'file' });
    await enterRead(sub, recordingId, name.data, found.bytes);
    // To take a copy away needs the court's leave (recording rules art. 15).
    if (request.query['download'] === '1' && !mayDownload) throw new AppError('notAllowed');
    if (request.query['download'] === '1') response.attachment(name.data.replaceAll('/', '-'));
    const mime = mimeTypes[name.data.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    if (given !== 'whole') {
      response.set('cache-control', 'private, no-store').type(mime).send(given.text);
      return;
    }
    await sendRange(request, response, { store, key, bytes: found.bytes, mime });
  });
}
