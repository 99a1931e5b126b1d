import { randomUUID } from 'node:crypto';
import { AppError } from '@assize/contracts/AppError';
import { custodian } from '@assize/contracts/custody/events';
import { tokenKinds } from '@assize/contracts/media/tokens';
import { type Selectable, sql } from 'kysely';
import type { CustodyLog } from '../custody/CustodyLog.ts';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { countUses } from './packageLinks.ts';

export type DownloadRow = Selectable<Database['export_download']>;
type By = { link: { secretSha256: string; mostDownloads: number } } | { person: { accountId: string; sessionId: string } };

/** Begins a download, which counts from now on; by a link no more of them than it allows. Throws `packageNotReady`, `linkUsedUp`. */
export async function beginDownload(db: Db, exportId: string, by: By, address: string): Promise<string> {
  const id = randomUUID();
  await db.transaction().execute(async (transaction) => {
    // Those of the same instant wait for each other on the row.
    const row = await transaction.selectFrom('export').select('status').where('id', '=', exportId).forUpdate().executeTakeFirst();
    if (row?.status !== 'made') throw new AppError('packageNotReady');
    if ('link' in by && (await countUses(transaction, exportId, by.link.secretSha256)) >= by.link.mostDownloads) throw new AppError('linkUsedUp');
    const whose = 'link' in by ? { secret_sha256: by.link.secretSha256 } : { account_id: by.person.accountId, session_id: by.person.sessionId };
    await transaction
      .insertInto('export_download')
      .values({ id, export_id: exportId, secret_sha256: null, account_id: null, session_id: null, address, ...whose })
      .execute();
  });
  return id;
}

/** Keeps who read what of a download; once as much was handed over as the package has, it ends. */
export async function noteRead(
  options: { db: Db; custody: CustodyLog },
  read: { downloadId: string; size: number; fromByte: number; bytes: number; address: string },
): Promise<void> {
  const { db, custody } = options;
  if (read.bytes === 0) return;
  await db.insertInto('export_read').values({ download_id: read.downloadId, from_byte: read.fromByte, bytes: read.bytes, address: read.address }).execute();
  const row = await db
    .updateTable('export_download')
    .set({ bytes: sql<number>`bytes + ${read.bytes}` })
    .where('id', '=', read.downloadId)
    .returningAll()
    .executeTakeFirst();
  if (row && row.settled_at === null && Number(row.bytes) >= read.size) await settle(db, custody, row);
}

/** Downloads that broke off and can no longer be taken up again end with what was handed over. */
export async function settleLapsed(db: Db, custody: CustodyLog): Promise<void> {
  const lapsed = await db
    .selectFrom('export_download')
    .selectAll()
    .where('settled_at', 'is', null)
    .where('begun_at', '<', new Date(Date.now() - tokenKinds.package.expiresInS * 1000) as never)
    .execute();
  for (const row of lapsed) await settle(db, custody, row);
}

/** One line in the custody log for one download. */
async function settle(db: Db, custody: CustodyLog, row: DownloadRow): Promise<void> {
  const { hearing_id: hearingId } = await db.selectFrom('export').select('hearing_id').where('id', '=', row.export_id).executeTakeFirstOrThrow();
  const actor = row.account_id === null ? custodian : { ...custodian, accountId: row.account_id };
  const payload = { exportId: row.export_id, downloadId: row.id, by: row.account_id === null ? 'link' : 'person', bytes: Number(row.bytes) } as const;
  await custody.append({
    hearingId,
    actor,
    decide: ({ exports }) => (exports[row.export_id]?.downloadIds.includes(row.id) ? [] : [{ type: 'export.downloaded', payload }]),
    alsoDo: async (transaction) => void (await transaction.updateTable('export_download').set({ settled_at: new Date() }).where('id', '=', row.id).execute()),
  });
}
