import { keysOfTexts } from '@assize/contracts/casefile/search/searchKeys';
import type { Db } from '../../platform/db.ts';

interface Version {
  case_id: string;
  document_id: string;
  version: number;
  filed_at: Date;
}

/** Keeps by what the pages of a version are found, while it is the one in the catalogue. The texts of each block as they are compared. */
export async function keepBlocks(db: Db, { case_id, document_id, version, filed_at }: Version, blocks: ReadonlyMap<number, readonly string[]>): Promise<void> {
  if (blocks.size === 0) return;
  await db.transaction().execute(async (transaction) => {
    // An act of the same moment waits, or was before: it moves what is there, and what is kept now is placed by it.
    await transaction.selectFrom('court_case').select('id').where('id', '=', case_id).forShare().execute();
    const placed = await transaction
      .selectFrom('case_document')
      .select(['volume', 'filed_by'])
      .where((eb) => eb.and({ case_id, document_id, version }))
      .executeTakeFirst();
    if (!placed) return;
    for (const [block, texts] of blocks)
      await transaction
        .insertInto('case_text_block')
        .values({ case_id, document_id, version, filed_at, block, ...placed, keys: keysOfTexts(texts) })
        .onConflict((conflict) =>
          conflict
            .columns(['case_id', 'document_id', 'version', 'block'])
            .doUpdateSet((eb) => ({ keys: eb.ref('excluded.keys') }))
            .whereRef('case_text_block.keys', 'is distinct from', 'excluded.keys'),
        )
        .execute();
  });
}
