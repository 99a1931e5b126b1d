import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import type { S3Options } from '@assize/platform/store/S3Store';
import { FileStore } from '@tus/file-store';
import type { DataStore } from '@tus/utils';
import { ObjectUploads } from './ObjectUploads.ts';

/** Where bytes lie until they are a document. */
export interface UploadPlace {
  datastore: DataStore;
  /** Before each id, in the names by which the datastore knows uploads. */
  prefix: '' | 'uploads/';
  /** The bytes of an upload as a file of this machine, for as long as `use` takes. */
  withFile<T>(id: string, use: (path: string) => Promise<T>): Promise<T>;
}

/** In the bucket, where every server goes on with them, when there is one; else in a folder, for the servers that share it. */
export async function openUploadPlace(options: { dataDir: string; s3: S3Options | undefined; store: ObjectStore; keptForMs: number }): Promise<UploadPlace> {
  const { s3, store, keptForMs } = options;
  const directory = join(options.dataDir, 'uploads');
  await mkdir(directory, { recursive: true });
  if (!s3) {
    const datastore = new FileStore({ directory, expirationPeriodInMilliseconds: keptForMs });
    return { datastore, prefix: '', withFile: (id, use) => use(join(directory, id)) };
  }
  const prefix = 'uploads/';
  return {
    datastore: new ObjectUploads(s3, store, keptForMs),
    prefix,
    withFile: async (id, use) => {
      const path = join(directory, `${id}.${crypto.randomUUID()}`);
      try {
        await store.download(prefix + id, path);
        return await use(path);
      } finally {
        await rm(path, { force: true });
      }
    },
  };
}
