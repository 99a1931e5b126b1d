import { documentSchema, type EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import { uploadsPath } from '@assize/contracts/http/documents';
import { defaultOptions, DetailedError, Upload } from 'tus-js-client';
import { ApiError } from '../../session/ApiError.ts';
import { refusalFrom } from '../../session/callRoute.ts';
import { api, getAccessToken } from '../../session/session.ts';
import { isForNow } from './fileFault.ts';

/** The smallest part that a bucket takes: each piece is kept as soon as it was sent. */
const pieceBytes = 5 * 1024 * 1024;
/** What waiting may cure is tried again, longer each time: a line that breaks off does not end an upload. */
const retryDelays = [500, 1500, 4000, 8000, 15_000];

/**
 * Uploads a file in pieces and has the court keep it. Begun before in this browser and broken off, or uploaded and not
 * taken for now, it goes on where it was. Throws ApiError: `documentRefused` with the cause, or that the court could
 * not be reached.
 */
export async function uploadDocument(hearingId: string, file: File, onProgress: (share: number) => void): Promise<EvidenceDocument> {
  const holder: { task?: Upload } = {};
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const task: Upload = new Upload(file, {
        endpoint: uploadsPath,
        metadata: { hearingId },
        chunkSize: pieceBytes,
        retryDelays,
        onBeforeRequest: async (request) => request.setHeader('authorization', `Bearer ${await getAccessToken()}`),
        onProgress: (sent, total) => onProgress(total > 0 ? sent / total : 0),
        onError: (error) => reject(refusalOf(error)),
        onSuccess: () => resolve(task.url ?? ''),
      });
      holder.task = task;
      void task.findPreviousUploads().then((before) => {
        const ofThisHearing = before.find((one) => one.metadata['hearingId'] === hearingId);
        if (ofThisHearing) task.resumeFromPreviousUpload(ofThisHearing);
        task.start();
      }, reject);
    });
    const uploadId = new URL(url, location.href).pathname.split('/').at(-1) ?? '';
    const body = { uploadId, name: file.name || 'document' };
    const document = documentSchema.parse(await api('POST /api/hearings/:hearingId/documents', { params: { hearingId }, body }));
    await forget(holder.task);
    return document;
  } catch (error) {
    if (!isForNow(error)) await forget(holder.task);
    throw error;
  }
}

/** What is over is not gone on with. */
async function forget(task: Upload | undefined): Promise<void> {
  for (const { urlStorageKey } of (await task?.findPreviousUploads()) ?? []) await defaultOptions.urlStorage.removeUpload(urlStorageKey);
}

function refusalOf(error: Error | DetailedError): ApiError {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return new ApiError('offline');
  return refusalFrom(response.getStatus(), parse(response.getBody()));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
