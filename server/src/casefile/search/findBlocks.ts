import type { CaseViewer } from '@assize/contracts/casefile/access';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import { sql, type Transaction } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Database } from '../../platform/schema.ts';
import { readableBlocks } from './readableBlocks.ts';

export interface FoundBlock {
  caseId: string;
  documentId: string;
  version: number;
  block: number;
  volume: Volume;
  filedAt: Date;
  /** False: `documentsFor` is still to be asked. */
  isOpen: boolean;
}
interface Asked {
  keys: readonly number[];
  /** The place to go on from, this block included. */
  from: { filedAt: string; caseId: string; documentId: string; block: number } | null;
  limit: number;
}

/** So many cases are read one after the other; of more, the index is asked first. */
const fewCases = 300;

/** Blocks with all these keys that the viewer may read or might, what was filed last first. */
export async function findBlocks(db: Db, viewer: CaseViewer, asked: Asked, now: Date): Promise<FoundBlock[]> {
  return db.transaction().execute(async (transaction) => {
    // Never a scan of all blocks: it would read the keys of each, which lie beside the rows. What that is said to cost must
    // not have the query compiled, and who may see what is to fit into memory.
    await sql`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true), set_config('work_mem', '64MB', true)`.execute(transaction);
    const cases = await findFewCases(transaction, viewer, now);
    if (cases?.length === 0) return [];
    const { isOpen, mayBeOwn } = readableBlocks(viewer, now);
    const { keys, from, limit } = asked;
    const inCases = cases ? sql`case_id = any(${cases}::uuid[]) and ` : sql``;
    const fromHere = from
      ? sql`and (filed_at < ${from.filedAt}::timestamptz or (filed_at = ${from.filedAt}::timestamptz and (case_id, document_id, block) >= (${from.caseId}::uuid, ${from.documentId}::uuid, ${from.block}::integer)))`
      : sql``;
    const { rows } = await sql<FoundBlock>`
      with block as materialized (
        select filed_at, case_id, document_id, version, block as no, volume, filed_by from case_text_block
        where ${inCases} keys @> ${keys}::integer[] ${fromHere})
      select case_id as "caseId", document_id as "documentId", version, no as block, volume, filed_at as "filedAt", is_open as "isOpen"
      from (select block.*, ${isOpen} as is_open, ${mayBeOwn} as may_be_own from block) judged
      where is_open or may_be_own
      order by filed_at desc, case_id, document_id, no limit ${limit}`.execute(transaction);
    return rows;
  });
}

/** The cases in which the viewer may read anything, where they are few. */
async function findFewCases(transaction: Transaction<Database>, viewer: CaseViewer, now: Date): Promise<string[] | undefined> {
  const { reach } = readableBlocks(viewer, now);
  const { rows } = await sql<{ id: string }>`select case_id as id from ${reach} reach limit ${fewCases + 1}`.execute(transaction);
  return rows.length > fewCases ? undefined : rows.map((row) => row.id);
}
