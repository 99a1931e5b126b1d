import { AppError } from '@assize/contracts/AppError';
import type { Reader } from '@assize/contracts/hearing/audience';
import type { HearingEvent } from '@assize/contracts/hearing/events';
import { type ExportedLog, presentLine, withheld } from '@assize/contracts/hearing/log';
import { endedStatuses, type HearingState, type ParticipantState } from '@assize/contracts/hearing/state';
import { type Selectable, sql } from 'kysely';
import type { Db, DbOrTransaction } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { findParticipant } from '../session/findParticipant.ts';
import { readLines } from './chainLines.ts';
import { findPublicKey } from './courtKeys.ts';

export type HearingRow = Selectable<Database['hearing']>;

/** Throws `notFound`. */
export async function getHearing(db: DbOrTransaction, hearingId: string): Promise<HearingRow> {
  const row = await db.selectFrom('hearing').selectAll().where('id', '=', hearingId).executeTakeFirst();
  if (!row) throw new AppError('notFound', { what: 'hearing' });
  return row;
}

export async function getHearingState(db: DbOrTransaction, hearingId: string): Promise<HearingState> {
  return (await getHearing(db, hearingId)).state;
}

/** Hearings in which something may still happen. */
export async function listOpenHearings(db: DbOrTransaction): Promise<HearingRow[]> {
  return db.selectFrom('hearing').selectAll().where('status', 'not in', endedStatuses).execute();
}

/** States of the hearings to which people may have come. */
export async function listAttended(db: DbOrTransaction): Promise<HearingState[]> {
  const rows = await db
    .selectFrom('hearing')
    .select('state')
    .where('status', 'not in', ['scheduled', ...endedStatuses])
    .execute();
  return rows.map((row) => row.state);
}

/** States of the hearings that sit now. */
export async function listInSession(db: DbOrTransaction): Promise<HearingState[]> {
  const rows = await db.selectFrom('hearing').select('state').where('status', '=', 'inSession').execute();
  return rows.map((row) => row.state);
}

/** Whether the log knows a gap of the recording that began at this instant. */
export async function hasGap(db: DbOrTransaction, hearingId: string, fromAt: string): Promise<boolean> {
  const found = await db
    .selectFrom('hearing_event')
    .select('seq')
    .where('hearing_id', '=', hearingId)
    .where('type', '=', 'recording.gap')
    .where(sql`payload->>'fromAt'`, '=', fromAt)
    .executeTakeFirst();
  return found !== undefined;
}

/** Lines of the log, in order, from one number to another (both included). */
export async function listEvents(db: DbOrTransaction, hearingId: string, fromSeq?: number, toSeq?: number): Promise<HearingEvent[]> {
  return readLines(db, 'hearing_event', hearingId, { ...(fromSeq === undefined ? {} : { fromSeq }), ...(toSeq === undefined ? {} : { toSeq }) });
}

/** The caller's own place in this hearing, by which it is decided what of its log they may read. */
export async function findReader(db: Db, caller: Pick<Caller, 'accountId'>, state: HearingState): Promise<ParticipantState | undefined> {
  const participantId = await findParticipant(db, caller.accountId, state.id);
  return participantId === undefined ? undefined : state.participants[participantId];
}

/** The log as it is handed over and verified offline, without what the reader may not know or what is closed to them. */
export async function exportLog(
  db: DbOrTransaction,
  hearingId: string,
  { reader, isClosed }: { reader: Reader | undefined; isClosed?: (event: HearingEvent) => boolean },
): Promise<ExportedLog> {
  const events = (await listEvents(db, hearingId)).map((event) => (isClosed?.(event) ? withheld(event) : presentLine(event, reader)));
  const row = await db.selectFrom('hearing_seal').selectAll().where('hearing_id', '=', hearingId).executeTakeFirst();
  const seal = row && { hearingId, headSeq: row.head_seq, headHash: row.head_hash, sealedAt: row.sealed_at, keyId: row.key_id, signature: row.signature };
  return { format: 'assize.hearing-log.1', hearingId, events, seal: seal ?? null, publicKey: (seal && (await findPublicKey(db, seal.keyId))) ?? null };
}
