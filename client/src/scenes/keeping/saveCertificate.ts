import { saveJson } from '../../components/saveBlob.ts';
import { api } from '../../session/session.ts';

/** Hands the signed certificate of destruction to the browser to save. Throws ApiError. */
export async function saveCertificate(hearingId: string): Promise<void> {
  saveJson(await api('GET /api/hearings/:hearingId/destruction-certificate', { params: { hearingId } }), `destruction-${hearingId}.json`);
}
