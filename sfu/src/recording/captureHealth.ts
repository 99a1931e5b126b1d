import type { CaptureHealth, RecorderCause, TrackHealth } from '@assize/contracts/recording/health';
import type { TapTrack } from './TapTrack.ts';
import { judgeTrack } from './trackLight.ts';

export interface CaptureFacts {
  hearingId: string;
  nowMs: number;
  freeBytes: number;
  reserveBytes: number;
  hasTap: boolean;
  /** Undefined when nothing is being recorded. */
  recording:
    | {
        recordingId: string;
        startedAtMs: number;
        sealedAtMs: number | null;
        fault: RecorderCause | null;
        tapFault: RecorderCause | null;
        bytesPerSecond: number;
        tracks: readonly TrackHealth[];
      }
    | undefined;
}

/** No block on the disk for so long is a failure, whatever its cause. */
const failingAfterMs = 3000;

/** The capture light of one hearing, from what is on the disk. */
export function captureHealth(facts: CaptureFacts): CaptureHealth {
  const { hearingId, nowMs, freeBytes, recording } = facts;
  const base = { hearingId, at: new Date(nowMs).toISOString(), freeBytes };
  if (!recording) {
    const cause = startHindrance(facts);
    return { ...base, recordingId: null, state: cause ? 'notReady' : 'ready', cause, sealedAgeMs: null, hoursLeft: null, tracks: [] };
  }
  const sealedAgeMs = nowMs - (recording.sealedAtMs ?? recording.startedAtMs);
  const cause = recording.fault ?? recording.tapFault ?? (sealedAgeMs > failingAfterMs ? 'diskSlow' : null);
  const hoursLeft = recording.bytesPerSecond > 0 ? freeBytes / recording.bytesPerSecond / 3600 : null;
  return { ...base, recordingId: recording.recordingId, state: cause ? 'failing' : 'capturing', cause, sealedAgeMs, hoursLeft, tracks: [...recording.tracks] };
}

/** Why a recording could not start now; null when it can. */
export function startHindrance({ hasTap, freeBytes, reserveBytes }: Pick<CaptureFacts, 'hasTap' | 'freeBytes' | 'reserveBytes'>): RecorderCause | null {
  if (!hasTap) return 'noTap';
  return freeBytes < reserveBytes ? 'diskLow' : null;
}

export function presentTrack(track: Pick<TapTrack, 'from' | 'meter' | 'isPaused' | 'expectedSinceMs'>, nowMs: number, isSilent: boolean): TrackHealth {
  const { meter, isPaused } = track;
  const { participantId, source } = track.from;
  const ageOf = (atMs: number | null): number | null => (atMs === null ? null : Math.max(0, nowMs - atMs));
  const [sealedAgeMs, pictureAgeMs, lastMinute] = [ageOf(meter.sealedAtMs), ageOf(meter.pictureAtMs), meter.lastMinute()];
  const { packets, missing } = meter;
  const judged = judgeTrack({ source, isPaused, expectedForMs: nowMs - track.expectedSinceMs, sealedAgeMs, pictureAgeMs, isSilent, lastMinute });
  return { participantId, source, sealedAgeMs, packets, missing, missingLastMinute: lastMinute.missing, isPaused, ...judged };
}
