import { join } from 'node:path';
import type { CommonEnv } from '../env.ts';
import { FileStore } from './FileStore.ts';
import type { ObjectStore } from './ObjectStore.ts';
import { S3Store } from './S3Store.ts';

/** The object store that the environment names: S3 when S3_BUCKET is set, else files under DATA_DIR/store. */
export function openStore(
  env: Pick<CommonEnv, 'DATA_DIR' | 'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'>,
): ObjectStore {
  if (!env.S3_BUCKET) return new FileStore(join(env.DATA_DIR, 'store'));
  return new S3Store({
    endpoint: env.S3_ENDPOINT,
    region: env.S3_REGION,
    bucket: env.S3_BUCKET,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
  });
}
