import { AppError } from '@assize/contracts/AppError';
import type { Command } from '@assize/contracts/hearing/commands';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import type { Insertable } from 'kysely';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { keepUpload, type UploadKeeping } from './keepUpload.ts';
import { plainName } from './plainName.ts';

interface Context extends UploadKeeping {
  db: DbOrTransaction;
}

interface Given {
  accountId: string;
  hearingId: string;
  uploadId: string;
  name: string;
}

/** An upload that is whole becomes a document: examined, stored once and for ever, known by its hash. */
export async function keepDocument(context: Context, given: Given): Promise<EvidenceDocument> {
  const { db, uploads } = context;
  const known = await findDocument(db, given.uploadId, given.accountId);
  return known ?? uploads.alone(given.uploadId, () => keepAlone(context, given));
}

async function keepAlone(context: Context, given: Given): Promise<EvidenceDocument> {
  const { db, uploads } = context;
  const { hearingId, uploadId, accountId } = given;
  const known = await findDocument(db, uploadId, accountId);
  if (known) return known;
  const upload = await uploads.getWhole(uploadId, accountId);
  if (!('hearingId' in upload.place) || upload.place.hearingId !== hearingId) throw new AppError('notFound', { what: 'upload' });
  const { mime, bytes, sha256 } = await keepUpload(context, uploadId, documentKeys.original(hearingId, uploadId));
  const row = { id: uploadId, hearing_id: hearingId, participant_id: upload.place.participantId, sha256, bytes, mime, name: plainName(given.name) };
  const document = await keepRow(db, row);
  await uploads.remove(uploadId);
  return document;
}

/** What is in the object store already becomes a document. */
export async function keepRow(db: DbOrTransaction, row: Insertable<Database['document']> & { bytes: number }): Promise<EvidenceDocument> {
  await db
    .insertInto('document')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { id: documentId, sha256, bytes, mime, name } = row;
  return { documentId, sha256, bytes, mime, name };
}

async function findDocument(db: DbOrTransaction, documentId: string, accountId: string): Promise<EvidenceDocument | undefined> {
  const row = await db
    .selectFrom('document')
    .innerJoin('participant', 'participant.id', 'document.participant_id')
    .select(['document.id', 'sha256', 'bytes', 'mime', 'name'])
    .where('document.id', '=', documentId)
    .where('participant.account_id', '=', accountId)
    .executeTakeFirst();
  return row && { documentId: row.id, sha256: row.sha256, bytes: Number(row.bytes), mime: row.mime, name: row.name };
}

/** Whoever files an exhibit names a document of their own as it was kept; anything else is `notFound`. */
export async function assertDocument(db: DbOrTransaction, hearingId: string, participantId: string, command: Command): Promise<void> {
  if (command.type !== 'exhibit.file') return;
  const { documentId, sha256, bytes, mime, name } = command.payload.document;
  const row = await db.selectFrom('document').selectAll().where('id', '=', documentId).executeTakeFirst();
  const isKept = row?.hearing_id === hearingId && row.participant_id === participantId && row.sha256 === sha256;
  if (!isKept || Number(row.bytes) !== bytes || row.mime !== mime || row.name !== name) throw new AppError('notFound', { what: 'document' });
}
