import { ApiError } from '../../session/ApiError.ts';
import { getAccessToken } from '../../session/session.ts';

/** Fetches a file of the court as this person and hands it to the browser to save. Throws ApiError. */
export async function saveFile(path: string, name: string): Promise<void> {
  const headers = { authorization: `Bearer ${await getAccessToken()}` };
  const answer = await fetch(path, { headers, cache: 'no-store' }).catch(() => undefined);
  if (!answer) throw new ApiError('offline');
  if (!answer.ok) throw new ApiError(answer.status === 404 ? 'notFound' : 'unavailable');
  const url = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
