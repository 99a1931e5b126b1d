import { createHash } from 'node:crypto';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { type Manifest, recordingKeys } from '@assize/contracts/recording/products';
import { type Insertable, sql } from 'kysely';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

/** A recording that was sealed since. */
export interface EnteredRecording {
  recordingId: string;
  hearingId: string;
  objects: number;
  bytes: number;
}
type NewObject = Insertable<Database['stored_object']>;

/**
 * Enters what is kept as evidence and was not entered yet: documents as they came in, in hearings and case files, journals as nodes handed them
 * over, and, once a recording is sealed, all that its manifest names. May be run at any time, by several servers.
 */
export async function registerObjects(db: Db, onEntered: (recording: EnteredRecording) => Promise<void>): Promise<void> {
  for (const object of [...(await newDocuments(db)), ...(await newCaseDocuments(db)), ...(await newJournals(db))]) await enter(db, object);
  for (const { recordingId, hearingId, objects } of await newProducts(db)) {
    for (const object of objects) {
      // The manifest's row says that the recording was entered: told before, since a crash lies between.
      if (object === objects.at(-1))
        await onEntered({ recordingId, hearingId, objects: objects.length, bytes: objects.reduce((sum, one) => sum + one.bytes, 0) });
      await enter(db, { ...object, hearing_id: hearingId, recording_id: recordingId });
      // A journal's SHA-256 is in the manifest; until then only its chain was known.
      await db.updateTable('stored_object').set({ sha256: object.sha256 }).where('key', '=', object.key).where('sha256', 'is', null).execute();
    }
  }
}

async function enter(db: Db, object: NewObject): Promise<void> {
  await db
    .insertInto('stored_object')
    .values(object)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function newDocuments(db: Db): Promise<NewObject[]> {
  const rows = await db
    .selectFrom('document')
    .leftJoin('stored_object', (join) => join.on(sql<boolean>`stored_object.key = 'evidence/' || document.hearing_id || '/' || document.id || '/original'`))
    .select(['document.id', 'document.hearing_id', 'document.sha256', 'document.bytes'])
    .where('stored_object.key', 'is', null)
    .execute();
  return rows.map((row) => ({ key: documentKeys.original(row.hearing_id, row.id), hearing_id: row.hearing_id, bytes: Number(row.bytes), sha256: row.sha256 }));
}

async function newCaseDocuments(db: Db): Promise<NewObject[]> {
  const rows = await db
    .selectFrom('case_document_version as kept')
    .leftJoin('stored_object', (join) => join.on(sql<boolean>`stored_object.key = 'evidence/' || kept.case_id || '/' || kept.store_id || '/original'`))
    .select(['kept.store_id', 'kept.case_id', 'kept.sha256', 'kept.bytes'])
    .where('stored_object.key', 'is', null)
    .execute();
  return rows.map((row) => ({ key: documentKeys.original(row.case_id, row.store_id), bytes: Number(row.bytes), sha256: row.sha256 }));
}

async function newJournals(db: Db): Promise<NewObject[]> {
  const rows = await db
    .selectFrom('journal_file')
    .innerJoin('recording', 'recording.id', 'journal_file.recording_id')
    .leftJoin('stored_object', 'stored_object.key', 'journal_file.key')
    .select(['journal_file.key', 'journal_file.bytes', 'journal_file.head_hash', 'recording.hearing_id', 'recording.id'])
    .where('stored_object.key', 'is', null)
    .execute();
  return rows.map((row) => ({ key: row.key, hearing_id: row.hearing_id, recording_id: row.id, bytes: row.bytes, head_hash: row.head_hash }));
}

async function newProducts(db: Db): Promise<{ recordingId: string; hearingId: string; objects: ReturnType<typeof objectsOf> }[]> {
  const rows = await db
    .selectFrom('recording')
    .leftJoin('stored_object', (join) => join.on(sql<boolean>`stored_object.key = 'recordings/' || recording.id || '/products/manifest.json'`))
    .select(['recording.id', 'recording.hearing_id', 'recording.manifest'])
    .where('recording.manifest', 'is not', null)
    .where('stored_object.key', 'is', null)
    .execute();
  return rows.flatMap(({ id, hearing_id, manifest }) => (manifest ? [{ recordingId: id, hearingId: hearing_id, objects: objectsOf(id, manifest) }] : []));
}

/** All that a sealed recording consists of; the manifest itself last. */
export function objectsOf(recordingId: string, manifest: Manifest): { key: string; bytes: number; sha256: string }[] {
  const products = [...manifest.tracks, manifest.video, ...manifest.hls, ...manifest.thumbnails, ...(manifest.others ?? [])];
  const text = Buffer.from(canonicalForm(manifest));
  return [
    ...manifest.sources.map(({ name, bytes, sha256 }) => ({
      key: name.startsWith('recordings/') ? name : recordingKeys.prefix(recordingId) + name,
      bytes,
      sha256,
    })),
    ...products.map(({ name, bytes, sha256 }) => ({ key: recordingKeys.product(recordingId, name), bytes, sha256 })),
    { key: recordingKeys.manifest(recordingId), bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') },
  ];
}
