import type { ObjectStore } from '@assize/platform/store/ObjectStore';

/** What a step works with. */
export interface StepContext {
  store: ObjectStore;
  masterKey: Buffer;
  workDir: string;
  ffmpeg: string;
  fontPath: string | undefined;
  signal: AbortSignal;
  /** Part of the step that is done, 0..1. */
  onProgress: (done: number) => void;
  /** For the log only. */
  warn: (details: Record<string, unknown>, message: string) => void;
}
