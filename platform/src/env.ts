import { resolve } from 'node:path';
import { z } from 'zod';

/** Comma-separated list in an environment variable. */
export const splitList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const emptyAsUnset = (value: unknown): unknown => (value === '' ? undefined : value);
/** An optional variable; set but empty counts as unset, as compose files write it. */
export const optionalText = z.preprocess(emptyAsUnset, z.string().optional());

const lockMode = z.preprocess(emptyAsUnset, z.enum(['governance', 'compliance']).optional());

/** Variables that every process of the court reads. */
export const commonEnv = z.object({
  NODE_ENV: z.string().default('production'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DATA_DIR: z
    .string()
    .default('data')
    .transform((path) => resolve(path)),
  /** Where the stand-alone verifier lies that goes into every export (see `verifierFiles`). */
  VERIFIER_DIR: z
    .string()
    .default('infra/verifier/dist')
    .transform((path) => resolve(path)),
  REDIS_URL: z.string().default('redis://127.0.0.1:6379'),
  /** HMAC secret of all tokens; the same for every process. */
  ASSIZE_SECRET: z.string().min(32),
  /** Wraps the data keys of hearings: 32 bytes, base64. */
  MASTER_KEY: z
    .string()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((key) => key.length === 32, 'must be 32 bytes in base64'),
  S3_ENDPOINT: optionalText,
  S3_BUCKET: optionalText,
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  /** Object lock of the bucket, for what is evidence. */
  S3_LOCK: lockMode,
  S3_LOCK_DAYS: z.coerce.number().int().min(1).default(3650),
  /** Where the second copy lies: a folder, or a bucket. */
  STORE_SECOND_DIR: optionalText,
  STORE_SECOND_ENDPOINT: optionalText,
  STORE_SECOND_BUCKET: optionalText,
  STORE_SECOND_REGION: z.string().default('us-east-1'),
  STORE_SECOND_ACCESS_KEY_ID: optionalText,
  STORE_SECOND_SECRET_ACCESS_KEY: optionalText,
  STORE_SECOND_LOCK: lockMode,
  STORE_SECOND_LOCK_DAYS: z.coerce.number().int().min(1).default(3650),
  TLS_CERT: optionalText,
  TLS_KEY: optionalText,
  COURT_TIME_ZONE: z.string().default('Asia/Shanghai'),
});
export type CommonEnv = z.infer<typeof commonEnv>;

/** Parses the environment; on a fault prints which variables are wrong (never their values) and exits. */
export function parseEnv<S extends z.ZodType>(schema: S, source: NodeJS.ProcessEnv): z.infer<S> {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  process.stderr.write(`The environment is not usable:\n${faults.join('\n')}\n`);
  process.exit(2);
}
