import { join } from 'node:path';
import { z } from 'zod';
import { commonEnv, optionalText } from '@assize/platform/env';

/** Variables of the recording-worker. */
export const workerEnv = commonEnv
  .extend({
    WORKER_PORT: z.coerce.number().int().min(0).max(65535).default(3002),
    /** Scratch space; everything in it can be made again. */
    WORK_DIR: optionalText,
    FFMPEG_BIN: optionalText,
    FFPROBE_BIN: optionalText,
    /** A font file or collection with Chinese glyphs, where it is not in the usual place. */
    PLATE_FONT: optionalText,
    /** The longest document of which pages are made. */
    EVIDENCE_MAX_PAGES: z.coerce.number().int().min(1).max(100_000).default(5000),
  })
  .transform((env) => ({ ...env, WORK_DIR: env.WORK_DIR ?? join(env.DATA_DIR, 'work') }));
