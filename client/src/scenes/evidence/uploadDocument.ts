import { documentSchema, type EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import { uploadsPath } from '@assize/contracts/http/documents';
import { DetailedError, Upload } from 'tus-js-client';
import { ApiError } from '../../session/ApiError.ts';
import { api, getAccessToken } from '../../session/session.ts';

const pieceBytes = 4 * 1024 * 1024;
/** What waiting may cure is tried again, longer each time: a line that breaks off does not end an upload. */
const retryDelays = [500, 1500, 4000, 8000, 15_000];

/**
 * Uploads a file in pieces and has the court keep it. Begun before in this browser and broken off, it goes on where
 * it was. Throws ApiError: `documentRefused` with the cause, or that the court could not be reached.
 */
export async function uploadDocument(hearingId: string, file: File, onProgress: (share: number) => void): Promise<EvidenceDocument> {
  const url = await new Promise<string>((resolve, reject) => {
    const task: Upload = new Upload(file, {
      endpoint: uploadsPath,
      metadata: { hearingId },
      chunkSize: pieceBytes,
      retryDelays,
      removeFingerprintOnSuccess: true,
      onBeforeRequest: async (request) => request.setHeader('authorization', `Bearer ${await getAccessToken()}`),
      onProgress: (sent, total) => onProgress(total > 0 ? sent / total : 0),
      onError: (error) => reject(refusalOf(error)),
      onSuccess: () => resolve(task.url ?? ''),
    });
    void task.findPreviousUploads().then((before) => {
      const ofThisHearing = before.find((one) => one.metadata['hearingId'] === hearingId);
      if (ofThisHearing) task.resumeFromPreviousUpload(ofThisHearing);
      task.start();
    }, reject);
  });
  const uploadId = new URL(url, location.href).pathname.split('/').at(-1) ?? '';
  return documentSchema.parse(
    await api('POST /api/hearings/:hearingId/documents', { params: { hearingId }, body: { uploadId, name: file.name || 'document' } }),
  );
}

function refusalOf(error: Error | DetailedError): ApiError {
  const status = error instanceof DetailedError ? error.originalResponse?.getStatus() : undefined;
  if (status === 413) return new ApiError('documentRefused', { cause: 'tooLarge' });
  if (status === 403) return new ApiError('notAllowed');
  return new ApiError(status === undefined ? 'offline' : 'unavailable');
}
