import { AppError } from '@assize/contracts/AppError';
import { assertMayFile, decideFiling } from '@assize/contracts/casefile/volumes/filing';
import type { FiledVersion } from '@assize/contracts/casefile/volumes/views';
import type { newCaseDocumentSchema, newCaseVersionSchema } from '@assize/contracts/casefile/volumes/wire';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { z } from 'zod';
import { keepUpload, type UploadKeeping } from '../../evidence/keepUpload.ts';
import { plainName } from '../../evidence/plainName.ts';
import type { Db } from '../../platform/db.ts';
import type { Caller } from '../../platform/verifyAccess.ts';
import { actorFor, assertMay, factsOf, findCaseViewer, readCase } from '../caseAccess.ts';
import type { CaseLog } from '../CaseLog.ts';
import { findFiled, keepVersions } from './versionRows.ts';

export interface FilingContext extends UploadKeeping {
  db: Db;
  cases: CaseLog;
  /** Something came into a file whose pages are to be made. */
  onFiled: () => void;
}
type Asked = z.infer<typeof newCaseDocumentSchema> | z.infer<typeof newCaseVersionSchema>;
const act = 'fileDocuments';

/**
 * An upload of the caller's becomes a document of the case, or the next version of one: examined as evidence is, stored once
 * and for ever, known by its hash. The same upload filed again for the same document is answered the same.
 */
export async function fileUpload(context: FilingContext, caller: Caller, caseId: string, asked: Asked): Promise<FiledVersion> {
  const { db, cases, uploads } = context;
  const { documentId, uploadId } = asked;
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  assertMay(viewer, act, facts);
  const known = await findFiled(db, { caseId, documentId, storeId: uploadId });
  if (known) return known;
  assertMayFile(state, asked);
  return uploads.alone(uploadId, async () => {
    const filedMeanwhile = await findFiled(db, { caseId, documentId, storeId: uploadId });
    if (filedMeanwhile) return filedMeanwhile;
    const { place } = await uploads.getWhole(uploadId, caller.accountId);
    if (!('caseId' in place) || place.caseId !== caseId) throw new AppError('notFound', { what: 'upload' });
    const kept = await keepUpload(context, uploadId, documentKeys.original(caseId, uploadId));
    const file = { fileName: plainName(asked.name), ...kept };
    const { state: after } = await cases.append({
      ...{ caseId, actor: actorFor(viewer, act, facts) },
      decide: (now) => {
        assertMay(viewer, act, factsOf(now, new Date()));
        return [decideFiling(now, asked, file)];
      },
      alsoDo: (transaction, filed) => keepVersions(transaction, filed, [{ documentId, storeId: uploadId }]),
    });
    await uploads.remove(uploadId);
    context.onFiled();
    return { documentId, version: after.documents[documentId]?.versions.length ?? 1, ...file };
  });
}
