import { AppError } from '@assize/contracts/AppError';
import type { Selectable } from 'kysely';
import type { Db, DbOrTransaction } from '../../platform/db.ts';
import type { Database } from '../../platform/schema.ts';
import { beginningFault, type FilingLimits, filingFault, type Held } from './limits.ts';

/** Where an upload may be filed: in a hearing, by a person of it, in a case file, or with an application to the docket. */
export type FilingPlace = { hearingId: string; participantId: string } | { caseId: string } | { applicationId: string };
/** An upload that is no document yet. */
export interface BegunUpload {
  id: string;
  accountId: string;
  place: FilingPlace;
  bytes: number;
}

/** Throws `documentRefused` when the account has no room for it. */
export async function beginUpload(db: Db, upload: BegunUpload, limits: FilingLimits): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // One at a time of an account, at whatever server: two beginnings must not both take the last room.
    await transaction.selectFrom('account').select('id').where('id', '=', upload.accountId).forUpdate().executeTakeFirstOrThrow();
    const cause = beginningFault(await countHeld(transaction, upload), upload.bytes, limits);
    if (cause) throw new AppError('documentRefused', { cause });
    const { id, bytes, accountId: account_id, place } = upload;
    await transaction
      .insertInto('upload')
      .values({ id, bytes, account_id, ...columnsOf(place) })
      .execute();
  });
}

/** Throws `documentRefused` when the person may not file so many bytes more: the limits may be lower than when it was begun. */
export async function assertRoomFor(db: DbOrTransaction, upload: BegunUpload, limits: FilingLimits): Promise<void> {
  const cause = filingFault(await countHeld(db, upload), upload.bytes, limits);
  if (cause) throw new AppError('documentRefused', { cause });
}

function columnsOf(place: FilingPlace) {
  if ('caseId' in place) return { case_id: place.caseId };
  return 'applicationId' in place ? { application_id: place.applicationId } : { hearing_id: place.hearingId, participant_id: place.participantId };
}

/** An agency's own people fill a case file with as many documents as it has: there only what is being uploaded is bounded. */
async function countHeld(db: DbOrTransaction, { accountId, place }: BegunUpload): Promise<Held> {
  const ofUploads = db.selectFrom('upload').where('account_id', '=', accountId);
  const documentsHeld = await countFiled(db, place);
  const uploadsHeld = await ofUploads.select((sql) => [sql.fn.countAll().as('count'), sql.fn.sum('bytes').as('bytes')]).executeTakeFirstOrThrow();
  return {
    documents: Number(documentsHeld.count),
    documentBytes: Number(documentsHeld.bytes ?? 0),
    uploads: Number(uploadsHeld.count),
    uploadBytes: Number(uploadsHeld.bytes ?? 0),
  };
}

/** Taken back or withdrawn, it counts too: its bytes are kept. */
async function countFiled(db: DbOrTransaction, place: FilingPlace): Promise<{ count: string | number | bigint; bytes: string | number | bigint | null }> {
  if ('caseId' in place) return { count: 0, bytes: 0 };
  const filed =
    'applicationId' in place
      ? db.selectFrom('docket_material').select('bytes').where('application_id', '=', place.applicationId)
      : db.selectFrom('document').select('bytes').where('participant_id', '=', place.participantId);
  return db
    .selectFrom(filed.as('filed'))
    .select((sql) => [sql.fn.countAll().as('count'), sql.fn.sum('bytes').as('bytes')])
    .executeTakeFirstOrThrow();
}

/** Throws `notFound` for what is not there or not this account's. */
export async function getUpload(db: Db, id: string, accountId: string): Promise<BegunUpload> {
  const row = await db.selectFrom('upload').selectAll().where('id', '=', id).where('account_id', '=', accountId).executeTakeFirst();
  if (!row) throw new AppError('notFound', { what: 'upload' });
  return { id, accountId, place: placeOf(row), bytes: Number(row.bytes) };
}

function placeOf({
  id,
  case_id: caseId,
  application_id: applicationId,
  hearing_id: hearingId,
  participant_id: participantId,
}: Selectable<Database['upload']>): FilingPlace {
  if (caseId !== null) return { caseId };
  if (applicationId !== null) return { applicationId };
  if (hearingId === null || participantId === null) throw new Error(`upload ${id} is for nothing`);
  return { hearingId, participantId };
}

export async function forgetUpload(db: Db, id: string): Promise<void> {
  await db.deleteFrom('upload').where('id', '=', id).execute();
}

/** Ids of an account's uploads, or of all that were begun before. */
export async function listUploads(db: Db, which: { accountId: string } | { before: Date }): Promise<string[]> {
  const all = db.selectFrom('upload').select('id');
  const rows = await ('before' in which ? all.where('begun_at', '<', which.before) : all.where('account_id', '=', which.accountId)).execute();
  return rows.map((row) => row.id);
}
