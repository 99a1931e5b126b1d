import { AppError } from '@assize/contracts/AppError';
import type { Logger } from '@assize/platform/log';
import type { ObjectStore, Stored } from '@assize/platform/store/ObjectStore';
import { examine } from './examine.ts';
import type { MalwareScan } from './malware/MalwareScan.ts';
import type { Uploads } from './uploads/Uploads.ts';

/** What is needed to take in a file that somebody brought. */
export interface Keeping {
  store: ObjectStore;
  maxBytes: number;
  scan: MalwareScan;
  logger: Logger;
}
export interface UploadKeeping extends Keeping {
  uploads: Uploads;
}
export interface Kept extends Stored {
  mime: string;
}

/** Examines a file and puts it into the store under this key. Throws `documentRefused`; `unavailable` while nothing can be stored. */
export async function keepFile(keeping: Keeping, path: string, key: string): Promise<Kept> {
  const { mime } = await examine(path, keeping);
  const stored = await keeping.store.putFile(key, path).catch((error: unknown) => {
    keeping.logger.error({ err: error }, 'a document could not be kept');
    throw new AppError('unavailable', { what: 'storage' });
  });
  return { mime, ...stored };
}

/** The same with an upload that is whole; one that is refused for good is removed. For who holds it alone. */
export async function keepUpload(keeping: UploadKeeping, uploadId: string, key: string): Promise<Kept> {
  const { uploads } = keeping;
  return uploads
    .withFile(uploadId, (path) => keepFile(keeping, path, key))
    .catch(async (error: unknown) => {
      // A file that will be refused whenever it is asked for takes up no room; its owner has it.
      if (isForGood(error)) await uploads.remove(uploadId);
      throw error;
    });
}

/** Whether the same file would be refused again. */
export function isForGood(error: unknown): boolean {
  return error instanceof AppError && error.code === 'documentRefused' && error.details?.['cause'] !== 'notChecked';
}
