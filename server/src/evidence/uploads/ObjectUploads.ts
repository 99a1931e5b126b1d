import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { clientConfigOf, type S3Options } from '@assize/platform/store/S3Store';
import { S3Store } from '@tus/s3-store';

/** The smallest part that S3 takes, and the piece that pages upload: each piece is kept when it was sent. */
const partBytes = 5 * 1024 * 1024;

/** Uploads as multipart uploads of the bucket; without tags and checksums in trailers, which not every S3 knows. */
export class ObjectUploads extends S3Store {
  readonly #store: ObjectStore;

  constructor(options: S3Options, store: ObjectStore, keptForMs: number) {
    const quiet = { requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' } as const;
    super({
      partSize: partBytes,
      useTags: false,
      expirationPeriodInMilliseconds: keptForMs,
      s3ClientConfig: { ...clientConfigOf(options), ...quiet, bucket: options.bucket },
    });
    this.#store = store;
  }

  /** The parent's leaves what is whole, since there is nothing to abort, and what waits for more to become a part. */
  override async remove(id: string): Promise<void> {
    const begun = await this.getMetadata(id).catch(() => undefined);
    const UploadId = begun?.['upload-id'];
    if (UploadId) await this.client.abortMultipartUpload({ Bucket: this.bucket, Key: id, UploadId }).catch(() => undefined);
    for (const key of [id, this.partKey(id, true), this.infoKey(id)]) await this.#store.remove(key);
    await this.clearCache(id);
  }
}
