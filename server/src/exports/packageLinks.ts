import { AppError } from '@assize/contracts/AppError';
import type { ExportRecord } from '@assize/contracts/custody/exports/state';
import { linkHashOf } from '@assize/contracts/recording/packageLink';
import { sql } from 'kysely';
import { getCustody } from '../custody/listCustody.ts';
import type { Db } from '../platform/db.ts';

export interface LinkedExport {
  record: ExportRecord;
  link: NonNullable<ExportRecord['link']>;
  hearingId: string;
}

/** The copy that a link's secret opens. Throws `linkInvalid` (never was one, replaced, revoked) or `linkExpired`. */
export async function getLinked(db: Db, secret: string): Promise<LinkedExport> {
  const secretSha256 = linkHashOf(secret);
  const found = await db
    .selectFrom('custody_event')
    .select(['hearing_id', sql<string>`payload->>'exportId'`.as('exportId')])
    .where('type', '=', 'export.linked')
    .where(sql`payload->>'secretSha256'`, '=', secretSha256)
    .executeTakeFirst();
  const record = found && (await getCustody(db, found.hearing_id)).exports[found.exportId];
  if (!record || record.link?.secretSha256 !== secretSha256) throw new AppError('linkInvalid');
  if (Date.parse(record.link.expiresAt) <= Date.now()) throw new AppError('linkExpired');
  return { record, link: record.link, hearingId: found.hearing_id };
}

/** How often a link was used. */
export async function countUses(db: Pick<Db, 'selectFrom'>, exportId: string, secretSha256: string): Promise<number> {
  const { uses } = await db
    .selectFrom('export_download')
    .select((eb) => eb.fn.countAll<string>().as('uses'))
    .where('export_id', '=', exportId)
    .where('secret_sha256', '=', secretSha256)
    .executeTakeFirstOrThrow();
  return Number(uses);
}
