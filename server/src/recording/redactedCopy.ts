import { AppError } from '@assize/contracts/AppError';
import { redactionKeys } from '@assize/contracts/recording/redaction';
import { assertCaseAccess } from '../casefile/access.ts';
import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';

const copyName = /^redacted\/([0-9a-f-]{36})\/(hearing\.mp4|redaction\.json)$/;

/** Where a file of a redacted copy lies, for whoever has to do with the case: it is for the public. Undefined for any other name. */
export async function findCopy(db: Db, caller: Caller, recordingId: string, name: string): Promise<string | undefined> {
  const [, redactionId = '', file] = copyName.exec(name) ?? [];
  if (file === undefined) return undefined;
  await assertMayHaveCopy(db, caller, recordingId, redactionId);
  return file === 'hearing.mp4' ? redactionKeys.video(recordingId, redactionId) : redactionKeys.list(recordingId, redactionId);
}

/** Throws `notFound` where no copy was made, and for whoever has nothing to do with the case. */
export async function assertMayHaveCopy(db: Db, caller: Caller, recordingId: string, redactionId?: string): Promise<void> {
  const made = await db
    .selectFrom('redaction')
    .innerJoin('hearing', 'hearing.id', 'redaction.hearing_id')
    .select(['redaction.id', 'hearing.case_id as caseId'])
    .where('recording_id', '=', recordingId)
    .where('made_at', 'is not', null)
    .execute();
  const found = made.find((one) => redactionId === undefined || one.id === redactionId);
  if (!found) throw new AppError('notFound', { what: 'file' });
  await assertCaseAccess(db, caller, found.caseId);
}
