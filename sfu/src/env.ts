import { availableParallelism, hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { commonEnv, optionalText, splitList } from '@assize/platform/env';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);

/** Variables of an sfu node; see the README for what each does. */
export const sfuEnv = commonEnv
  .extend({
    SFU_HOST: z.string().default('127.0.0.1'),
    SFU_PORT: port.default(3001),
    SFU_NODE_ID: optionalText,
    /** Address for browsers. */
    SFU_PUBLIC_URL: optionalText,
    /** Address for servers. */
    SFU_CONTROL_URL: optionalText,
    /** mediasoup workers; one per core unless set. */
    SFU_WORKERS: z.coerce.number().int().min(1).max(256).default(availableParallelism()),
    /** Worker i listens on this port plus i, UDP and TCP. */
    RTC_PORT_BASE: port.min(1).default(44000),
    RTC_LISTEN_IP: z.string().default('127.0.0.1'),
    ANNOUNCED_ADDRESS: optionalText,
    TURN_URLS: splitList,
    TURN_SECRET: optionalText,
    MEDIASOUP_WORKER_BIN: optionalText,
    /** Makes pictures of stills. */
    FFMPEG_BIN: optionalText,
    JOURNAL_DIR: optionalText,
    /** Below so much free disk no recording starts. */
    DISK_RESERVE_BYTES: z.coerce
      .number()
      .int()
      .min(0)
      .default(1 << 30),
    /** Origins of pages that may open `/media`; localhost on any port always may when none is set. */
    ALLOWED_ORIGINS: splitList,
    PUBLIC_URL: optionalText,
  })
  .transform((env) => {
    const scheme = env.TLS_CERT && env.TLS_KEY ? 'https' : 'http';
    const url = `${scheme}://localhost:${String(env.SFU_PORT)}`;
    return {
      ...env,
      SFU_NODE_ID: env.SFU_NODE_ID ?? hostname(),
      SFU_PUBLIC_URL: (env.SFU_PUBLIC_URL ?? url).replace(/\/$/, ''),
      SFU_CONTROL_URL: (env.SFU_CONTROL_URL ?? url).replace(/\/$/, ''),
      FFMPEG_BIN: env.FFMPEG_BIN ?? 'ffmpeg',
      JOURNAL_DIR: resolve(env.JOURNAL_DIR ?? join(env.DATA_DIR, 'journal')),
    };
  });
export type SfuEnv = z.infer<typeof sfuEnv>;
