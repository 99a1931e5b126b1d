import type { MediaFrame, VideoConfig } from '@assize/platform/rtp/Depacketizer';
import { Mp4File } from './Mp4File.ts';
import { WebmFile } from './WebmFile.ts';

export type MediaFormat = { kind: 'audio'; channels: number } | { kind: 'video'; config: VideoConfig };

/**
 * One file being written, nothing transcoded. Frames are added without waiting; whoever adds them calls flush()
 * now and then, so that they do not pile up.
 */
export interface MediaFile {
  readonly path: string;
  readonly mimeType: string;
  /** Times in ms from the start of the file; each later than the one before. */
  add(frame: MediaFrame, atMs: number, durationMs: number): void;
  flush(): Promise<void>;
  close(): Promise<void>;
  /** Leaves what there is, for the folder to be removed. */
  cancel(): Promise<void>;
}

/** MP4 for H264, WebM for VP8 and Opus. */
export function createMediaFile(path: string, format: MediaFormat): MediaFile {
  return format.kind === 'video' && format.config.codec !== 'vp8' ? new Mp4File(path, format.config) : new WebmFile(path, format);
}
