import type { ExportRecord } from '@assize/contracts/custody/exports/state';
import type { ExportSummary } from '@assize/contracts/http/exports';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { Selectable } from 'kysely';
import { getCustody } from '../custody/listCustody.ts';
import { getHearingState } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

/** Copies of a hearing's record, the newest first: what was ordered, how far it is, what became of it. */
export async function listExports(db: Db, hearingId: string): Promise<ExportSummary[]> {
  const [{ exports }, hearing, rows, downloads] = await Promise.all([
    getCustody(db, hearingId),
    getHearingState(db, hearingId),
    db.selectFrom('export').selectAll().where('hearing_id', '=', hearingId).execute(),
    db
      .selectFrom('export_download')
      .innerJoin('export', 'export.id', 'export_download.export_id')
      .select(['export_id', 'secret_sha256'])
      .where('hearing_id', '=', hearingId)
      .execute(),
  ]);
  return Object.values(exports)
    .toReversed()
    .map((record) => {
      const row = rows.find((one) => one.id === record.id);
      const own = downloads.filter((one) => one.export_id === record.id);
      return present(record, hearing, row, own);
    });
}

function present(
  record: ExportRecord,
  hearing: HearingState,
  row: Selectable<Database['export']> | undefined,
  downloads: readonly { secret_sha256: string | null }[],
): ExportSummary {
  const { id, recipient, purpose, choice, orderedAt, link, revoked } = record;
  return {
    ...{ id, recipient, purpose, choice, orderedAt, revoked },
    status: revoked ? 'revoked' : (row?.status ?? 'waiting'),
    orderedByName: hearing.participants[record.orderedById ?? '']?.name ?? null,
    progress: row?.status === 'making' ? row.progress : null,
    failure: row?.status === 'failed' ? row.failure : null,
    bytes: record.made?.bytes ?? null,
    sha256: record.made?.sha256 ?? null,
    link: link && {
      expiresAt: link.expiresAt,
      mostDownloads: link.mostDownloads,
      downloads: downloads.filter((one) => one.secret_sha256 === link.secretSha256).length,
    },
    downloads: { byLink: downloads.filter((one) => one.secret_sha256 !== null).length, byPeople: downloads.filter((one) => one.secret_sha256 === null).length },
  };
}
