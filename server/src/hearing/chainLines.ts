import { hashEvent } from '@assize/contracts/hearing/chain';
import type { Transaction } from 'kysely';
import { type Db, type DbOrTransaction, json } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';

/** The tables that hold chains: a hearing's log, the custody log that goes on from its end, and the log of a case. */
type HearingTable = 'hearing_event' | 'custody_event';
type Head = { seq: number; hash: string };
interface Line {
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
  common: Pick<E, 'at' | 'actor'> & ({ hearingId: string } | { caseId: string } | { applicationId: string }),
): E[] {
  let { seq, hash: previousHash } = head;
  return drafts.map((draft) => {
    const line = { ...draft, ...common, seq: seq + 1, previousHash };
    const event = { ...line, hash: hashEvent(line) } as unknown as E;
    ({ seq, hash: previousHash } = event);
    return event;
  });
}

type HearingLine = Line & { hearingId: string };

/** Adds lines to their table; whoever calls holds the lock on the hearing's row. */
export async function writeLines(transaction: Transaction<Database>, table: HearingTable, lines: readonly HearingLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({ hearing_id: line.hearingId, ...columnsOf(line) }));
  await transaction.insertInto(table).values(rows).execute();
}

/** The same for the log of a case, under the lock on the case's row. */
export async function writeCaseLines(transaction: Transaction<Database>, lines: readonly (Line & { caseId: string })[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({ case_id: line.caseId, ...columnsOf(line) }));
  await transaction.insertInto('case_event').values(rows).execute();
}

interface Span {
  fromSeq?: number;
  toSeq?: number;
}

/** Lines of a chain, in order, from one number to another (both included). */
export async function readLines<E extends HearingLine>(db: DbOrTransaction, table: HearingTable, hearingId: string, span: Span = {}): Promise<E[]> {
  const { fromSeq = 1, toSeq = 2 ** 31 - 1 } = span;
  const query = (db as Db).selectFrom(table).selectAll().where('hearing_id', '=', hearingId).where('seq', '>=', fromSeq).where('seq', '<=', toSeq);
  return (await query.orderBy('seq').execute()).map((row) => ({ hearingId: row.hearing_id, ...lineOf(row) }) as unknown as E);
}

export async function readCaseLines<E extends Line & { caseId: string }>(db: DbOrTransaction, caseId: string, span: Span = {}): Promise<E[]> {
  const { fromSeq = 1, toSeq = 2 ** 31 - 1 } = span;
  const query = (db as Db).selectFrom('case_event').selectAll().where('case_id', '=', caseId).where('seq', '>=', fromSeq).where('seq', '<=', toSeq);
  return (await query.orderBy('seq').execute()).map((row) => ({ caseId: row.case_id, ...lineOf(row) }) as unknown as E);
}

/** A line as the columns of its table, without whose it is. */
export function columnsOf(line: Line) {
  const { seq, type, payload, actor, at, previousHash, hash } = line;
  return { seq, type: type as never, payload: json(payload), actor: json(actor), at, previous_hash: previousHash, hash };
}

/** The same read back. */
export function lineOf(row: { seq: number; type: string; payload: object; actor: object; at: string; previous_hash: string; hash: string }): Line {
  const { seq, type, payload, actor, at, previous_hash: previousHash, hash } = row;
  return { seq, type, payload, actor, at, previousHash, hash };
}
