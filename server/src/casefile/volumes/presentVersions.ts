import type { DocumentVersion } from '@assize/contracts/casefile/state';
import type { ReadVersion } from '@assize/contracts/casefile/volumes/views';
import type { Db } from '../../platform/db.ts';

/** Versions of a document with the names of the agencies that filed them; who it was there is told by the log of the case. */
export async function presentVersions(db: Db, versions: readonly DocumentVersion[]): Promise<ReadVersion[]> {
  const ids = [...new Set(versions.flatMap(({ agencyId }) => agencyId ?? []))];
  const agencies = ids.length === 0 ? [] : await db.selectFrom('agency').select(['id', 'name']).where('id', 'in', ids).execute();
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  return versions.map(({ version, filedAt, agencyId, reason }) => ({ version, filedAt, by: names.get(agencyId ?? '') ?? null, reason }));
}
