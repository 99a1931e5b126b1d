import { join, resolve } from 'node:path';
import type { CommonEnv } from '../env.ts';
import type { Logger } from '../log.ts';
import { FileStore } from './FileStore.ts';
import { KeptStore } from './KeptStore.ts';
import type { ObjectStore } from './ObjectStore.ts';
import { type S3Options, S3Store } from './S3Store.ts';

type StoreEnv = Pick<CommonEnv, 'DATA_DIR' | Extract<keyof CommonEnv, `S3_${string}` | `STORE_SECOND_${string}`>>;

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
        lock: env.S3_LOCK && { mode: env.S3_LOCK, days: env.S3_LOCK_DAYS },
      };
}

function findSecond(env: StoreEnv): ObjectStore | undefined {
  if (env.STORE_SECOND_BUCKET !== undefined) {
    return new S3Store({
      endpoint: env.STORE_SECOND_ENDPOINT,
      region: env.STORE_SECOND_REGION,
      bucket: env.STORE_SECOND_BUCKET,
      accessKeyId: env.STORE_SECOND_ACCESS_KEY_ID,
      secretAccessKey: env.STORE_SECOND_SECRET_ACCESS_KEY,
      lock: env.STORE_SECOND_LOCK && { mode: env.STORE_SECOND_LOCK, days: env.STORE_SECOND_LOCK_DAYS },
    });
  }
  return env.STORE_SECOND_DIR === undefined ? undefined : new FileStore(resolve(env.STORE_SECOND_DIR));
}

/**
 * The object store that the environment names: S3 when S3_BUCKET is set, else files under DATA_DIR/store; with a second
 * copy where STORE_SECOND_* names one. What is owed to that is kept under DATA_DIR by the name of the process.
 */
export function openStore(env: StoreEnv, process: string, log: Logger): KeptStore {
  const bucket = findBucket(env);
  const second = findSecond(env);
  return new KeptStore({
    first: bucket ? new S3Store(bucket) : new FileStore(join(env.DATA_DIR, 'store')),
    second: second && { store: second, owingFolder: join(env.DATA_DIR, 'owing', process) },
    onFault: (error, key) => log.warn({ err: error, key }, 'the second copy is owed an object'),
  });
}
