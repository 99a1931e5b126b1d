import type { RecordingDetail, RecordingSummary } from '@assize/contracts/casefile/views';
import { isWithin } from '@assize/contracts/recording/readable';
import { waveformName } from '@assize/contracts/recording/waveform';
import type { Selectable } from 'kysely';
import type { Database } from '../platform/schema.ts';
import { isHeard, isSeen } from './cutText.ts';
import type { Readable } from './readableSpans.ts';

export type RecordingRow = Selectable<Database['recording']>;

/** A recording as lists show it. */
export function presentRecording(row: RecordingRow): RecordingSummary {
  const video = row.manifest?.video ?? row.video;
  return {
    id: row.id,
    hearingId: row.hearing_id,
    status: row.status,
    failure: row.failure,
    progress: row.step && row.progress ? { step: row.step, ...row.progress } : row.step ? { step: row.step, done: 0, expectedEndAt: null } : null,
    startedAt: row.started_at.toISOString(),
    durationMs: row.duration_ms,
    bytes: video?.bytes ?? null,
    sha256: video?.sha256 ?? null,
  };
}

/** A recording with all that its page shows, as far as its reader may hear it: of a part there is the cut playlist and no whole file. */
export function presentRecordingDetail(row: RecordingRow, { caseId, spans, isWhole }: Pick<Readable, 'caseId' | 'spans' | 'isWhole'>): RecordingDetail {
  const { manifest } = row;
  // What begins with a closed part belongs to it.
  const isTold = (atMs: number): boolean => isWhole || isHeard(spans, atMs);
  return {
    ...presentRecording(row),
    caseId,
    isWhole,
    tracks: isWhole ? (manifest?.tracks ?? row.tracks) : [],
    chapters: manifest?.chapters.filter(({ atMs }) => isTold(atMs)) ?? [],
    gaps: manifest?.gaps.filter((one) => isWhole || isWithin(spans, one)) ?? [],
    pauses: manifest?.pauses?.filter(({ atMs }) => isTold(atMs)) ?? [],
    thumbnails: manifest?.thumbnails.filter(({ atMs }) => isWhole || isSeen(spans, atMs)).map(({ name, atMs }) => ({ name, atMs })) ?? [],
    video: isWhole ? (manifest?.video.name ?? row.video?.name ?? null) : null,
    hls: manifest?.hls.find((file) => file.name.endsWith('.m3u8'))?.name ?? null,
    hasWaveform: manifest?.others?.some((file) => file.name === waveformName) ?? false,
    manifestSha256: row.manifest_sha256,
  };
}
