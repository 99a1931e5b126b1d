import { saveBlob } from '../components/saveBlob.ts';
import { ApiError } from './ApiError.ts';
import { refusalFrom } from './callRoute.ts';
import { getAccessToken } from './session.ts';

/** Fetches a file of the court as this person and hands it to the browser to save. Throws ApiError. */
export async function saveFile(path: string, name: string): Promise<void> {
  const headers = { authorization: `Bearer ${await getAccessToken()}` };
  const answer = await fetch(path, { headers, cache: 'no-store' }).catch(() => undefined);
  if (!answer) throw new ApiError('offline');
  if (!answer.ok) throw refusalFrom(answer.status, await answer.json().catch(() => null));
  saveBlob(await answer.blob(), name);
}
