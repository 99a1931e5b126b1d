import { hashEvent } from '@assize/contracts/hearing/chain';
import type { Transaction } from 'kysely';
import { type Db, type DbOrTransaction, json } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

/** The tables that hold a chain: a hearing's log, and the custody log that goes on from its end. */
type ChainTable = 'hearing_event' | 'custody_event';
type Head = { seq: number; hash: string };
interface Line {
  hearingId: string;
  seq: number;
  type: string;
  payload: object;
  actor: object;
  at: string;
  previousHash: string;
  hash: string;
}

/** Gives each draft its place behind the head of a chain: its number, its instant, and the hash over itself and all before it. */
export function chainLines<E extends Line>(
  drafts: readonly { type: string; payload: object }[],
  head: Head,
  common: Pick<E, 'hearingId' | 'at' | 'actor'>,
): E[] {
  let { seq, hash: previousHash } = head;
  return drafts.map((draft) => {
    const line = { ...draft, ...common, seq: seq + 1, previousHash };
    const event = { ...line, hash: hashEvent(line) } as unknown as E;
    ({ seq, hash: previousHash } = event);
    return event;
  });
}

/** Adds lines to their table; whoever calls holds the lock on the hearing's row. */
export async function writeLines(transaction: Transaction<Database>, table: ChainTable, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  await transaction
    .insertInto(table)
    .values(
      lines.map((line) => ({
        hearing_id: line.hearingId,
        seq: line.seq,
        type: line.type as never,
        payload: json(line.payload),
        actor: json(line.actor),
        at: line.at,
        previous_hash: line.previousHash,
        hash: line.hash,
      })),
    )
    .execute();
}

/** Lines of a chain, in order, from one number to another (both included). */
export async function readLines<E extends Line>(
  db: DbOrTransaction,
  table: ChainTable,
  hearingId: string,
  { fromSeq = 1, toSeq = 2 ** 31 - 1 }: { fromSeq?: number; toSeq?: number } = {},
): Promise<E[]> {
  const rows = await (db as Db)
    .selectFrom(table)
    .selectAll()
    .where('hearing_id', '=', hearingId)
    .where('seq', '>=', fromSeq)
    .where('seq', '<=', toSeq)
    .orderBy('seq')
    .execute();
  return rows.map(
    (row) =>
      ({
        hearingId: row.hearing_id,
        seq: row.seq,
        type: row.type,
        payload: row.payload,
        actor: row.actor,
        at: row.at,
        previousHash: row.previous_hash,
        hash: row.hash,
      }) as unknown as E,
  );
}
