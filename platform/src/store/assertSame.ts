import type { Readable } from 'node:stream';
import { AppError } from '@assize/contracts/AppError';
import { hashStream } from './HashingStream.ts';
import type { Stored } from './ObjectStore.ts';

/** Whether what is there is what was to be written. Throws `writeOnce` when it is not. */
export async function assertSame(there: Readable, { bytes, sha256 }: Stored): Promise<void> {
  const found = await hashStream(there as AsyncIterable<Buffer>);
  if (found.bytes !== bytes || found.sha256 !== sha256) throw new AppError('writeOnce');
}
