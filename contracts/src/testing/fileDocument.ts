import { documentSchema, type EvidenceDocument } from '../hearing/evidence/wire.ts';
import { uploadsPath } from '../http/documents.ts';

/** For tests: uploads a document in one go (tus, creation with upload) and has the court keep it. */
export async function fileDocument(
  baseUrl: string,
  accessToken: string,
  { hearingId, bytes, name }: { hearingId: string; bytes: Uint8Array<ArrayBuffer>; name: string },
): Promise<EvidenceDocument> {
  const authorization = `Bearer ${accessToken}`;
  const upload = await fetch(baseUrl + uploadsPath, {
    method: 'POST',
    headers: {
      authorization,
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': `hearingId ${btoa(hearingId)}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: bytes,
  });
  const uploadId = upload.headers.get('location')?.split('/').at(-1);
  if (!uploadId) throw new Error(`not uploaded: ${String(upload.status)}`);
  const kept = await fetch(`${baseUrl}/api/hearings/${hearingId}/documents`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ uploadId, name }),
  });
  return documentSchema.parse(await kept.json());
}
