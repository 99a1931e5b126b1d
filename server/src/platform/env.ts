import { resolve } from 'node:path';
import { commonEnv, optionalText } from '@assize/platform/env';
import { z } from 'zod';
import { clamdUrl } from './clamdUrl.ts';
import { checkNoticeEnv, noticeEnv } from './noticeEnv.ts';

/** Variables of the server; see the README for what each does. */
export const serverEnv = commonEnv
  .extend({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    DATABASE_URL: optionalText,
    PUBLIC_URL: optionalText,
    CLIENT_DIR: z
      .string()
      .default('client/dist')
      .transform((path) => resolve(path)),
    /** Path of the Ed25519 key (PKCS#8 PEM) that seals logs; made when missing. */
    COURT_SIGNING_KEY: optionalText,
    /** The largest document that is taken as evidence. */
    EVIDENCE_MAX_BYTES: z.coerce
      .number()
      .int()
      .min(1)
      .default(512 * 1024 * 1024),
    /** Path of the PEM bundle of time-stamp authorities that this court trusts. */
    TSA_CA_FILE: optionalText,
    /** Address of the time-stamp authority (RFC 3161 by HTTP) that stamps integrity codes; none: they are not stamped. */
    TSA_URL: z.preprocess((value) => (value === '' ? undefined : value), z.url({ protocol: /^https?$/ }).optional()),
    /** What one person may file in one hearing, withdrawn exhibits too. */
    EVIDENCE_MAX_TOTAL_BYTES: z.coerce
      .number()
      .int()
      .min(1)
      .default(4 * 1024 * 1024 * 1024),
    EVIDENCE_MAX_DOCUMENTS: z.coerce.number().int().min(1).default(500),
    /** What one account may have begun to upload and not filed. */
    EVIDENCE_MAX_UPLOADS: z.coerce.number().int().min(1).default(10),
    /** Where clamd listens, which looks for malware: `tcp://host:port` or `unix:/path`. */
    CLAMD_URL: z.preprocess((value) => (value === '' ? undefined : value), clamdUrl.optional()),
    /** All evidence is read again within so many days, and no faster than this. */
    SCRUB_DAYS: z.coerce.number().min(0.01).default(7),
    SCRUB_BYTES_PER_SECOND: z.coerce
      .number()
      .int()
      .min(1024)
      .default(20 * 1024 * 1024),
    DEMO: z.enum(['0', '1']).default('0'),
    ...noticeEnv,
  })
  .superRefine(checkNoticeEnv)
  .transform((env) => {
    const scheme = env.TLS_CERT && env.TLS_KEY ? 'https' : 'http';
    return { ...env, PUBLIC_URL: (env.PUBLIC_URL ?? `${scheme}://localhost:${String(env.PORT)}`).replace(/\/$/, '') };
  });
export type ServerEnv = z.infer<typeof serverEnv>;
