import { documentSchema, type EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import { api } from '../../session/session.ts';
import { uploadFile } from './uploadFile.ts';

/** Uploads a file and has the court keep it as evidence of a hearing. Throws ApiError as `uploadFile` does. */
export async function uploadDocument(hearingId: string, file: File, onProgress: (share: number) => void): Promise<EvidenceDocument> {
  return uploadFile({ hearingId }, file, onProgress, async (body) =>
    documentSchema.parse(await api('POST /api/hearings/:hearingId/documents', { params: { hearingId }, body })),
  );
}
