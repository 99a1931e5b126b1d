import type { CaptureHealth, RecorderCause } from '@assize/contracts/recording/health';
import { captureHealth, presentTrack, startHindrance } from './captureHealth.ts';
import type { JournalDisk } from './JournalDisk.ts';
import type { Recording } from './Recording.ts';
import type { TapTrack } from './TapTrack.ts';

interface Options {
  hearingId: string;
  disk: JournalDisk;
  folder: string;
  reserveBytes: number;
}
interface Present {
  nowMs: number;
  hasTap: boolean;
  tapFault: RecorderCause | null;
  recording: Recording | undefined;
  isSilent: (track: TapTrack) => boolean;
}

/** Measures what the capture light shows: the disk's room and the rate at which it fills. */
export class CaptureGauge {
  freeBytes = 0;
  readonly #options: Options;
  #measured: { recording: Recording; sealedBytes: number; atMs: number; bytesPerSecond: number } | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  async measureDisk(): Promise<void> {
    // A disk that cannot even be asked has no room.
    this.freeBytes = await this.#options.disk.freeBytes(this.#options.folder).catch(() => 0);
  }

  hindrance(hasTap: boolean): RecorderCause | null {
    return startHindrance({ hasTap, freeBytes: this.freeBytes, reserveBytes: this.#options.reserveBytes });
  }

  /** To be called about once a second. */
  read({ nowMs, hasTap, tapFault, recording, isSilent }: Present): CaptureHealth {
    const { hearingId, reserveBytes } = this.#options;
    return captureHealth({
      hearingId,
      nowMs,
      freeBytes: this.freeBytes,
      reserveBytes,
      hasTap,
      recording: recording && {
        recordingId: recording.recordingId,
        startedAtMs: recording.startedAtMs,
        sealedAtMs: recording.writer.sealedAtMs,
        fault: recording.writer.fault,
        tapFault,
        bytesPerSecond: this.#rateOf(recording, nowMs),
        tracks: [...recording.tracks.values()].map((track) => presentTrack(track, nowMs, isSilent(track))),
      },
    });
  }

  #rateOf(recording: Recording, nowMs: number): number {
    const { sealedBytes } = recording.writer;
    const before = this.#measured?.recording === recording ? this.#measured : undefined;
    let bytesPerSecond = 0;
    if (before && nowMs > before.atMs) {
      const rate = ((sealedBytes - before.sealedBytes) * 1000) / (nowMs - before.atMs);
      bytesPerSecond = before.bytesPerSecond === 0 ? rate : before.bytesPerSecond * 0.9 + rate * 0.1;
    }
    this.#measured = { recording, sealedBytes, atMs: nowMs, bytesPerSecond };
    return bytesPerSecond;
  }
}
