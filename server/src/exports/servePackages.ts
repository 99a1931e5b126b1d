import { AppError } from '@assize/contracts/AppError';
import { exportKeys, packageName } from '@assize/contracts/recording/package';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { verifyToken } from '@assize/platform/tokens';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import type { CustodyLog } from '../custody/CustodyLog.ts';
import { getCustody } from '../custody/listCustody.ts';
import type { Db } from '../platform/db.ts';
import { sendRange } from '../platform/sendRange.ts';
import { assertSessionLives } from '../session/sessions.ts';
import { noteRead } from './downloads.ts';

/** Claims of a ticket: one download. */
const ticketClaims = z.object({ downloadId: z.uuid() });

/**
 * `GET /files/packages/<ticket>/<name>`: a package, whole or by ranges, so that a download that broke off goes on where
 * it was. Every read leaves an entry; revoking ends it at once.
 */
export function servePackages(router: Router, options: { db: Db; store: ObjectStore; custody: CustodyLog; secret: string }): void {
  const { db, store, secret } = options;
  router.get('/files/packages/:ticket/:name', async (request: Request<{ ticket: string; name: string }>, response: Response) => {
    const { downloadId } = verifyToken('package', request.params.ticket, secret, ticketClaims);
    const row = await db
      .selectFrom('export_download')
      .innerJoin('export', 'export.id', 'export_download.export_id')
      .select(['export_id', 'session_id', 'hearing_id', 'status', 'sha256'])
      .where('export_download.id', '=', downloadId)
      .executeTakeFirst();
    if (!row) throw new AppError('notFound', { what: 'file' });
    if (row.session_id !== null) await assertSessionLives(db, row.session_id);
    const record = (await getCustody(db, row.hearing_id)).exports[row.export_id];
    if (!record || record.revoked) throw new AppError('linkInvalid');
    const key = exportKeys.package(row.export_id);
    const found = await store.stat(key);
    if (row.status !== 'made' || !found || row.sha256 === null) throw new AppError('packageNotReady');
    response.attachment(`${packageName(row.export_id)}.zip`);
    await sendRange(request, response, {
      ...{ store, key, bytes: found.bytes, mime: 'application/zip', etag: `"${row.sha256}"` },
      onSent: (fromByte, bytes) => noteRead(options, { downloadId, size: found.bytes, fromByte, bytes, address: request.ip ?? 'unknown' }),
    });
  });
}
