import { AppError } from '@assize/contracts/AppError';
import { packageName } from '@assize/contracts/recording/package';
import { signToken } from '@assize/platform/tokens';
import { assertHearingStaff } from '../casefile/access.ts';
import { getHearingState } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { handle, handleOpenly, type HttpContext } from '../platform/handle.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { beginDownload } from './downloads.ts';
import type { Exporting } from './Exporting.ts';
import { listExports } from './listExports.ts';
import { countUses, getLinked } from './packageLinks.ts';

/** Copies of the record: their list and downloads for the court's people, and what a recipient's link opens. */
export function serveExports(context: HttpContext, { db, exporting }: { db: Db; exporting: Exporting }): void {
  const urlOf = (exportId: string, downloadId: string): string =>
    `/files/packages/${signToken('package', { downloadId }, context.secret)}/${packageName(exportId)}.zip`;

  const assertOwnExport = async (caller: Caller, exportId: string): Promise<void> => {
    const missing = new AppError('notFound', { what: 'export' });
    const row = await db.selectFrom('export').select('hearing_id').where('id', '=', exportId).executeTakeFirst();
    if (!row) throw missing;
    await assertHearingStaff(db, caller, row.hearing_id).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'notFound' ? missing : error;
    });
  };

  handle(context, 'GET /api/hearings/:hearingId/exports', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    exporting.look();
    return { exports: await listExports(db, hearingId) };
  });

  handle(context, 'POST /api/exports/:exportId/downloads', async (caller, { params, request }) => {
    const exportId = params['exportId'] ?? '';
    await assertOwnExport(caller, exportId);
    const { accountId, sessionId } = caller;
    return { url: urlOf(exportId, await beginDownload(db, exportId, { person: { accountId, sessionId } }, request.ip ?? 'unknown')) };
  });

  handle(context, 'POST /api/exports/:exportId/retry', async (caller, { params }) => {
    const exportId = params['exportId'] ?? '';
    await assertOwnExport(caller, exportId);
    await exporting.retry(exportId);
    return {};
  });

  handleOpenly(context, 'POST /api/packages', 'signIn', async ({ body }) => {
    const { record, link, hearingId } = await getLinked(db, body.secret);
    const { court, caseNumber } = await getHearingState(db, hearingId);
    const { recipient, purpose, choice, made } = record;
    return {
      ...{ court, caseNumber, recipient, purpose, form: choice.form, isMarked: choice.isMarked },
      isReady: made !== null,
      name: `${packageName(record.id)}.zip`,
      bytes: made?.bytes ?? null,
      sha256: made?.sha256 ?? null,
      expiresAt: link.expiresAt,
      downloadsLeft: Math.max(0, link.mostDownloads - (await countUses(db, record.id, link.secretSha256))),
    };
  });

  handleOpenly(context, 'POST /api/packages/downloads', 'signIn', async ({ body, request }) => {
    const { record, link } = await getLinked(db, body.secret);
    return { url: urlOf(record.id, await beginDownload(db, record.id, { link }, request.ip ?? 'unknown')) };
  });
}
