import type { CaseViewer } from '@assize/contracts/casefile/access';
import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import { sql, type Transaction } from 'kysely';
import type { Db } from '../../platform/db.ts';
import type { Database } from '../../platform/schema.ts';
import { findFewCases } from '../caseFilter.ts';
import { planSearch } from './planSearch.ts';
import { type ReadableBlocks, readableBlocks } from './readableBlocks.ts';

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
  /** Fewer are given only where there are no more of them. */
  enough: number;
  most: number;
  /** See `findFewCases`. */
  fewCases?: number | undefined;
}

/** So many of the newest blocks that may be read have their keys looked at one by one: all of them where enough of the first ones fit. */
const looks = { first: 100, most: 1000, forEach: 20 };
/** They are sought among so many of all cases. */
const newest = 40_000;

/** Blocks with all these keys that the viewer may read or might, what was filed last first. */
export async function findBlocks(db: Db, viewer: CaseViewer, asked: Asked, now: Date): Promise<FoundBlock[]> {
  return planSearch(db, async (transaction) => {
    // Never a scan of all blocks: it would read the keys of each, which lie beside the rows.
    await sql`select set_config('enable_seqscan', 'off', true)`.execute(transaction);
    const readable = readableBlocks(viewer, now);
    const few = await findFewCases(transaction, readable.reach, asked.fewCases);
    if (few?.length === 0) return [];
    return (few ? undefined : await findNewest(transaction, readable, asked)) ?? findByKeys(transaction, readable, asked, few);
  });
}

/**
 * A word that stands in most blocks is found among the newest at once, while the index would lead through all of them.
 * Undefined: it does not stand in so many, and the index is quicker.
 */
async function findNewest(
  transaction: Transaction<Database>,
  { isOpen, mayBeOwn }: ReadableBlocks,
  { keys, from, enough, most }: Asked,
): Promise<FoundBlock[] | undefined> {
  const count = Math.min(looks.most, looks.forEach * enough);
  const has = sql`keys @> ${keys}::integer[]`;
  const { rows } = await sql<FoundBlock>`
    with readable as materialized (
      select * from (
        select block.*, ${isOpen} as is_open, ${mayBeOwn} as may_be_own
        from (select * from case_text_block where ${since(from)} order by ${inOrder} limit ${newest}) block) judged
      where is_open or may_be_own
      order by ${inOrder} limit ${count}),
    few as (select count(*) filter (where ${has}) as count from (select keys from readable order by ${inOrder} limit ${looks.first}) first)
    select ${columns} from readable
    where (select count from few) >= ${Math.ceil((enough / count) * looks.first)}::integer and ${has}
    order by ${inOrder} limit ${most}`.execute(transaction);
  return rows.length < enough ? undefined : rows;
}

/** By the index of keys; within these cases, where they are few. */
async function findByKeys(
  transaction: Transaction<Database>,
  { isOpen, mayBeOwn }: ReadableBlocks,
  { keys, from, most }: Asked,
  few: string[] | undefined,
): Promise<FoundBlock[]> {
  const inCases = few ? sql`case_id = any(${few}::uuid[])` : sql`true`;
  const { rows } = await sql<FoundBlock>`
    with block as materialized (
      select filed_at, case_id, document_id, version, block, volume, filed_by from case_text_block
      where ${inCases} and keys @> ${keys}::integer[] and ${since(from)})
    select ${columns}
    from (select block.*, ${isOpen} as is_open, ${mayBeOwn} as may_be_own from block) judged
    where is_open or may_be_own
    order by ${inOrder} limit ${most}`.execute(transaction);
  return rows;
}

const columns = sql`case_id as "caseId", document_id as "documentId", version, block, volume, filed_at as "filedAt", is_open as "isOpen"`;
/** As the index of blocks has it. */
const inOrder = sql`filed_at desc, case_id, document_id, block`;

function since(from: Asked['from']) {
  if (!from) return sql`true`;
  const { filedAt, caseId, documentId, block } = from;
  // The first condition says nothing new: it is what the index begins by.
  return sql`filed_at <= ${filedAt}::timestamptz
    and (filed_at < ${filedAt}::timestamptz or (case_id, document_id, block) >= (${caseId}::uuid, ${documentId}::uuid, ${block}::integer))`;
}
