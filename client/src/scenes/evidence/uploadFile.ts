import { uploadsPath } from '@assize/contracts/http/documents';
import { defaultOptions, DetailedError, Upload } from 'tus-js-client';
import { ApiError } from '../../session/ApiError.ts';
import { refusalFrom } from '../../session/callRoute.ts';
import { getAccessToken } from '../../session/session.ts';
import { isForNow } from './fileFault.ts';

/** The smallest part that a bucket takes: each piece is kept as soon as it was sent. */
const pieceBytes = 5 * 1024 * 1024;
/** What waiting may cure is tried again, longer each time: a line that breaks off does not end an upload. */
const retryDelays = [500, 1500, 4000, 8000, 15_000];

/** What an upload is for: a hearing's evidence, a case file, or an application to the docket. */
export type UploadSubject = { hearingId: string } | { caseId: string } | { applicationId: string };

/**
 * Uploads a file in pieces and has the court keep it. Begun before in this browser and broken off, or uploaded and not
 * taken for now, it goes on where it was. Throws ApiError: `documentRefused` with the cause, or that the court could
 * not be reached.
 *
 * @param keep makes a document of the whole upload; asked again for the same, it must answer the same
 */
export async function uploadFile<T>(
  subject: UploadSubject,
  file: File,
  onProgress: (share: number) => void,
  keep: (upload: { uploadId: string; name: string }) => Promise<T>,
): Promise<T> {
  const holder: { task?: Upload } = {};
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const task: Upload = new Upload(file, {
        endpoint: uploadsPath,
        metadata: { ...subject },
        chunkSize: pieceBytes,
        retryDelays,
        onBeforeRequest: async (request) => request.setHeader('authorization', `Bearer ${await getAccessToken()}`),
        onProgress: (sent, total) => onProgress(total > 0 ? sent / total : 0),
        onError: (error) => reject(refusalOf(error)),
        onSuccess: () => resolve(task.url ?? ''),
      });
      holder.task = task;
      void task.findPreviousUploads().then((before) => {
        const ofThisSubject = before.find((one) => Object.entries(subject).every(([name, value]) => one.metadata[name] === value));
        if (ofThisSubject) task.resumeFromPreviousUpload(ofThisSubject);
        task.start();
      }, reject);
    });
    const uploadId = new URL(url, location.href).pathname.split('/').at(-1) ?? '';
    const kept = await keep({ uploadId, name: file.name || 'document' });
    await forget(holder.task);
    return kept;
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
