import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import { uploadsPath } from '@assize/contracts/http/documents';
import { Upload } from 'tus-js-client';

/** Somebody who files in a hearing, at one server. */
export interface Filer {
  baseUrl: string;
  hearingId: string;
  accessToken: string;
}
interface UploadOptions {
  /** The line breaks after so many bytes. */
  cutAfter?: number;
  /** An upload that was begun before. */
  url?: string;
  pieceBytes?: number;
}
export const authOf = (filer: Filer): Record<string, string> => ({ authorization: `Bearer ${filer.accessToken}` });
export const uploadUrl = (filer: Filer, uploadId: string): string => `${filer.baseUrl}${uploadsPath}/${uploadId}`;

/** Uploads as a page does, in pieces, without trying again; the id of the upload. Rejects with tus's own error. */
export async function upload(filer: Filer, bytes: Buffer, options: UploadOptions = {}): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const task: Upload = new Upload(bytes, {
      endpoint: filer.baseUrl + uploadsPath,
      ...(options.url === undefined ? {} : { uploadUrl: options.url }),
      headers: authOf(filer),
      metadata: { hearingId: filer.hearingId },
      chunkSize: options.pieceBytes ?? 64 * 1024,
      retryDelays: null,
      onError: reject,
      onSuccess: () => resolve(task.url ?? ''),
      onChunkComplete: (_size, accepted) => {
        if (options.cutAfter === undefined || accepted < options.cutAfter) return;
        void task.abort().then(() => resolve(task.url ?? ''));
      },
    });
    task.start();
  });
  return new URL(url, filer.baseUrl).pathname.split('/').at(-1) ?? '';
}

/** Has the court keep an upload; its answer, which may be a refusal. */
export async function keep<T = EvidenceDocument>(filer: Filer, uploadId: string, name = 'contract.pdf'): Promise<T> {
  const answer = await fetch(`${filer.baseUrl}/api/hearings/${filer.hearingId}/documents`, {
    method: 'POST',
    headers: { ...authOf(filer), 'content-type': 'application/json' },
    body: JSON.stringify({ uploadId, name }),
  });
  return (await answer.json()) as T;
}

/** A PDF that is as short as one can be, with this in it. */
export const pdf = (body = '', end = '%%EOF\n'): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n${body}\ntrailer<</Root 1 0 R>>\n${end}`, 'latin1');
