import { AppError } from '@assize/contracts/AppError';
import { mayOnCase } from '@assize/contracts/casefile/access';
import { can } from '@assize/contracts/hearing/permissions';
import { idSchema } from '@assize/contracts/ids';
import { assertMay, findCaseViewer, readCase } from '../../casefile/caseAccess.ts';
import { getHearingState } from '../../hearing/readHearing.ts';
import { assertMayChange } from '../../docket/assertMayChange.ts';
import type { Db } from '../../platform/db.ts';
import type { Caller } from '../../platform/verifyAccess.ts';
import { findParticipant } from '../../session/findParticipant.ts';
import type { FilingPlace } from './register.ts';

/**
 * For what an upload is begun, by its metadata: a hearing in which its caller files exhibits, a case in whose file they file
 * documents or for which they offer them, or an application of theirs that is not with the court. Throws AppError.
 */
export async function findFilingPlace(db: Db, caller: Caller, metadata: Record<string, string | null> | undefined): Promise<FilingPlace> {
  if (metadata?.['applicationId'] !== undefined) {
    const applicationId = idSchema.safeParse(metadata['applicationId']).data;
    if (applicationId === undefined) throw new AppError('badRequest', { field: 'applicationId' });
    await assertMayChange(db, caller, applicationId);
    return { applicationId };
  }
  if (metadata?.['caseId'] !== undefined) {
    const caseId = idSchema.safeParse(metadata['caseId']).data;
    if (caseId === undefined) throw new AppError('badRequest', { field: 'caseId' });
    const viewer = await findCaseViewer(db, caller);
    const { facts } = await readCase(db, viewer, caseId);
    if (!mayOnCase(viewer, 'offerDocuments', facts)) assertMay(viewer, 'fileDocuments', facts);
    return { caseId };
  }
  const hearingId = idSchema.safeParse(metadata?.['hearingId']).data;
  if (hearingId === undefined) throw new AppError('badRequest', { field: 'hearingId' });
  const participantId = await findParticipant(db, caller.accountId, hearingId);
  if (participantId === undefined) throw new AppError('notFound', { what: 'hearing' });
  if (!can('exhibit.file', await getHearingState(db, hearingId), participantId)) throw new AppError('notAllowed');
  return { hearingId, participantId };
}
