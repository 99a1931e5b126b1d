import { api } from '../../session/session.ts';
import { logFileName } from './HowToVerify.tsx';

/** Fetches a hearing's log and hands it to the browser to save. Throws ApiError. */
export async function saveLog(hearingId: string): Promise<void> {
  const log = await api('GET /api/hearings/:hearingId/log', { params: { hearingId } });
  const url = URL.createObjectURL(new Blob([JSON.stringify(log)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = logFileName(hearingId);
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
