import { api } from '../../session/session.ts';

/** Hands the signed certificate of destruction to the browser to save. Throws ApiError. */
export async function saveCertificate(hearingId: string): Promise<void> {
  const certificate = await api('GET /api/hearings/:hearingId/destruction-certificate', { params: { hearingId } });
  const url = URL.createObjectURL(new Blob([JSON.stringify(certificate, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `destruction-${hearingId}.json`;
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
