import { join } from 'node:path';
import type { CommonEnv } from '../env.ts';
import { FileStore } from './FileStore.ts';
import type { ObjectStore } from './ObjectStore.ts';
import { type S3Options, S3Store } from './S3Store.ts';

type StoreEnv = Pick<CommonEnv, 'DATA_DIR' | 'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'>;

/** The bucket that the environment names. */
export function findBucket(env: StoreEnv): S3Options | undefined {
  return env.S3_BUCKET === undefined
    ? undefined
    : {
        endpoint: env.S3_ENDPOINT,
        region: env.S3_REGION,
        bucket: env.S3_BUCKET,
        accessKeyId: env.S3_ACCESS_KEY_ID,
        secretAccessKey: env.S3_SECRET_ACCESS_KEY,
      };
}

/** The object store that the environment names: S3 when S3_BUCKET is set, else files under DATA_DIR/store. */
export function openStore(env: StoreEnv): ObjectStore {
  const bucket = findBucket(env);
  return bucket ? new S3Store(bucket) : new FileStore(join(env.DATA_DIR, 'store'));
}
