import { saveJson } from '../../components/saveBlob.ts';
import { api } from '../../session/session.ts';
import { logFileName } from './HowToVerify.tsx';

/** Fetches a hearing's log and hands it to the browser to save. Throws ApiError. */
export async function saveLog(hearingId: string): Promise<void> {
  saveJson(await api('GET /api/hearings/:hearingId/log', { params: { hearingId } }), logFileName(hearingId));
}
