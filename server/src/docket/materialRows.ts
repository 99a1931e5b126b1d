import type { DocketMaterial } from '@assize/contracts/docket/wire';
import type { Selectable } from 'kysely';
import type { DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

/** What the applicant has given and not taken back, in the order in which it came. */
export async function listMaterials(db: DbOrTransaction, applicationId: string): Promise<DocketMaterial[]> {
  const rows = await db
    .selectFrom('docket_material')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('removed_at', 'is', null)
    .orderBy('stored_at')
    .orderBy('id')
    .execute();
  return rows.map(presentMaterial);
}

export function presentMaterial(row: Selectable<Database['docket_material']>): DocketMaterial {
  const { id: materialId, kind, title, file_name: fileName, mime, bytes, sha256 } = row;
  return { materialId, kind, title, fileName, mime, bytes: Number(bytes), sha256 };
}
