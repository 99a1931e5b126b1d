import { pipeline } from 'node:stream/promises';
import { AppError } from '@assize/contracts/AppError';
import type { newMaterialSchema } from '@assize/contracts/docket/views';
import type { DocketMaterial } from '@assize/contracts/docket/wire';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { idSchema } from '@assize/contracts/ids';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { findCaseViewer } from '../casefile/caseAccess.ts';
import { attachmentName } from '../evidence/kinds.ts';
import { keepUpload, type UploadKeeping } from '../evidence/keepUpload.ts';
import { plainName } from '../evidence/plainName.ts';
import type { Db } from '../platform/db.ts';
import { callerOf, handle, type HttpContext } from '../platform/handle.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { assertMayChange, changedNow, lockForChange } from './assertMayChange.ts';
import { listMaterials, presentMaterial } from './materialRows.ts';
import { readApplication } from './readApplication.ts';

type Options = UploadKeeping & { db: Db };

/** What lies with an application: given by its applicant, examined as evidence is, read by the two who may see it. */
export function serveMaterials(context: HttpContext, options: Options): void {
  const { db, store } = options;

  handle(context, 'POST /api/docket/applications/:applicationId/materials', (caller, { params, body }) =>
    keepMaterial(options, caller, params['applicationId'] ?? '', body),
  );

  handle(context, 'DELETE /api/docket/applications/:applicationId/materials/:materialId', async (caller, { params }) => {
    const applicationId = params['applicationId'] ?? '';
    await db.transaction().execute(async (transaction) => {
      await lockForChange(transaction, caller, applicationId);
      await transaction
        .updateTable('docket_material')
        .set({ removed_at: new Date() })
        .where('application_id', '=', applicationId)
        .where('id', '=', params['materialId'] ?? '')
        .where('removed_at', 'is', null)
        .execute();
      await transaction.updateTable('docket_application').set(changedNow()).where('id', '=', applicationId).execute();
    });
    return {};
  });

  context.router.get('/api/docket/applications/:applicationId/materials/:materialId/original', async (request: Request, response: Response) => {
    const caller = await callerOf(context, request.headers.authorization);
    const [applicationId, materialId] = [request.params['applicationId'], request.params['materialId']].map((id) => idSchema.safeParse(id).data);
    if (applicationId === undefined || materialId === undefined) throw new AppError('badRequest');
    const { row, standing } = await readApplication(db, await findCaseViewer(db, caller), applicationId);
    // The court has what it was sent; what the applicant puts there meanwhile is theirs.
    const known = standing === 'court' ? row.state.materials : [...row.state.materials, ...(await listMaterials(db, applicationId))];
    const material = known.find((one) => one.materialId === materialId);
    if (!material) throw new AppError('notFound', { what: 'document' });
    const { mime, bytes, fileName } = material;
    response.set({ 'content-type': mime, 'content-length': String(bytes), 'cache-control': 'private, no-store', 'content-security-policy': 'sandbox' });
    response.attachment(attachmentName(fileName, mime));
    await pipeline(await store.open(documentKeys.original(applicationId, materialId)), response).catch(() => response.destroy()); // the reader went away
  });
}

/** An upload of the applicant's becomes material. The same upload asked again is answered the same. */
async function keepMaterial(context: Options, caller: Caller, applicationId: string, asked: z.infer<typeof newMaterialSchema>): Promise<DocketMaterial> {
  const { db, uploads } = context;
  const { uploadId } = asked;
  const findKept = async (): Promise<DocketMaterial | undefined> => {
    const row = await db.selectFrom('docket_material').selectAll().where('id', '=', uploadId).where('application_id', '=', applicationId).executeTakeFirst();
    return row && presentMaterial(row);
  };
  await assertMayChange(db, caller, applicationId);
  return uploads.alone(uploadId, async () => {
    const known = await findKept();
    if (known) return known;
    const { place } = await uploads.getWhole(uploadId, caller.accountId);
    if (!('applicationId' in place) || place.applicationId !== applicationId) throw new AppError('notFound', { what: 'upload' });
    const { mime, bytes, sha256 } = await keepUpload(context, uploadId, documentKeys.original(applicationId, uploadId));
    const { kind, title, name } = asked;
    const row = { id: uploadId, application_id: applicationId, kind, title, file_name: plainName(name), mime, bytes, sha256 };
    await db.transaction().execute(async (transaction) => {
      // It may have been sent while the file was looked at.
      await lockForChange(transaction, caller, applicationId);
      await transaction.insertInto('docket_material').values(row).execute();
      await transaction.updateTable('docket_application').set(changedNow()).where('id', '=', applicationId).execute();
    });
    await uploads.remove(uploadId);
    return { materialId: uploadId, kind, title, fileName: row.file_name, mime, bytes, sha256 };
  });
}
