import { hasEnded } from '@assize/contracts/hearing/state';
import { grantTableOf } from '@assize/contracts/media/grantsOf';
import type { JournalHead } from '@assize/contracts/recording/journal';
import { unwrapDataKey } from '@assize/platform/masterKey';
import type { HearingRow } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import type { SfuLink } from './SfuLink.ts';

interface Keys {
  db: Db;
  masterKey: Buffer;
}

/** Gives a node everything it must know of one hearing: the room, the grants, and that it is to record. `roomEpoch` is null for a hearing that has ended. */
export async function setUpHearing(link: SfuLink, row: HearingRow, keys: Keys): Promise<{ roomEpoch: string | null }> {
  const { state } = row;
  if (hasEnded(state)) return { roomEpoch: null };
  const { roomEpoch } = await link.ask('placeHearing', { hearingId: row.id });
  await link.ask('setGrants', { hearingId: row.id, version: state.seq, ...grantTableOf(state) });
  if (state.recording?.status === 'capturing') await startRecording(link, row, state.recording.id, { ...keys, isInterrupted: true });
  return { roomEpoch };
}

/**
 * Starts (or goes on with) a recording on a node; the instant from which it captures. With `isInterrupted`, a node
 * that did not record it until now states the time since the newest block as a gap.
 */
export async function startRecording(
  link: SfuLink,
  row: Pick<HearingRow, 'id' | 'wrapped_key'>,
  recordingId: string,
  { db, masterKey, isInterrupted }: Keys & { isInterrupted: boolean },
): Promise<string> {
  const dataKey = unwrapDataKey(row.wrapped_key, masterKey).toString('base64');
  const lastHead = await findHead(db, recordingId);
  const request = { hearingId: row.id, recordingId, dataKey, wrappedKey: row.wrapped_key, isInterrupted, ...(lastHead ? { lastHead } : {}) };
  const { startedAt } = await link.ask('startRecording', request, 6000);
  return startedAt;
}

/** The newest block of a recording that any node told of. */
async function findHead(db: Db, recordingId: string): Promise<JournalHead | undefined> {
  const row = await db.selectFrom('journal_head').selectAll().where('recording_id', '=', recordingId).orderBy('file_no', 'desc').limit(1).executeTakeFirst();
  return row && { fileNo: row.file_no, blockNo: row.block_no, hash: row.hash, sealedAt: row.sealed_at.toISOString() };
}
