import type { RecordingDetail, RecordingSummary } from '@assize/contracts/casefile/views';
import type { Selectable } from 'kysely';
import type { Database } from '../platform/schema.ts';

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

/** A recording with all that its page shows. */
export function presentRecordingDetail(row: RecordingRow, caseId: string): RecordingDetail {
  const { manifest } = row;
  return {
    ...presentRecording(row),
    caseId,
    tracks: manifest?.tracks ?? row.tracks,
    chapters: manifest?.chapters ?? [],
    gaps: manifest?.gaps ?? [],
    pauses: manifest?.pauses ?? [],
    thumbnails: manifest?.thumbnails.map(({ name, atMs }) => ({ name, atMs })) ?? [],
    video: manifest?.video.name ?? row.video?.name ?? null,
    hls: manifest?.hls.find((file) => file.name.endsWith('.m3u8'))?.name ?? null,
    manifestSha256: row.manifest_sha256,
  };
}
