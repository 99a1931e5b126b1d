import { hasEnded } from '@assize/contracts/hearing/state';
import { grantsOf } from '@assize/contracts/media/grant';
import { unwrapDataKey } from '@assize/platform/masterKey';
import type { HearingRow } from '../hearing/readHearing.ts';
import type { SfuLink } from './SfuLink.ts';

/** Gives a node everything it must know of one hearing: the room, the grants, and that it is to record. `roomEpoch` is null for a hearing that has ended. */
export async function setUpHearing(link: SfuLink, row: HearingRow, masterKey: Buffer): Promise<{ roomEpoch: string | null }> {
  const { state } = row;
  if (hasEnded(state)) return { roomEpoch: null };
  const { roomEpoch } = await link.ask('placeHearing', { hearingId: row.id });
  await link.ask('setGrants', { hearingId: row.id, version: state.seq, grants: grantsOf(state) });
  if (state.recording?.status === 'capturing') await startRecording(link, row, state.recording.id, masterKey);
  return { roomEpoch };
}

/** Starts (or goes on with) a recording on a node; the instant from which it captures. */
export async function startRecording(link: SfuLink, row: Pick<HearingRow, 'id' | 'wrapped_key'>, recordingId: string, masterKey: Buffer): Promise<string> {
  const dataKey = unwrapDataKey(row.wrapped_key, masterKey).toString('base64');
  const { startedAt } = await link.ask('startRecording', { hearingId: row.id, recordingId, dataKey, wrappedKey: row.wrapped_key }, 6000);
  return startedAt;
}
