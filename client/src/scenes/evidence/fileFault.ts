import { documentFaults } from '@assize/contracts/http/documents';
import { ApiError } from '../../session/ApiError.ts';

/** Why a document could not be filed, as a key of the dictionaries. */
export interface FileFault {
  text: string;
  /** Whether there is more room once what was begun and not filed is dropped. */
  mayDropUploads: boolean;
}
const ofRoom: readonly string[] = ['tooMuch', 'tooManyDocuments', 'tooManyUploads'];

export function fileFault(error: unknown): FileFault {
  if (!(error instanceof ApiError)) return { text: 'errors:unknown.title', mayDropUploads: false };
  const cause = documentFaults.find((one) => error.code === 'documentRefused' && one === error.details?.['cause']);
  if (cause) return { text: `evidence:fault.${cause}`, mayDropUploads: ofRoom.includes(cause) };
  const isStorage = error.code === 'unavailable' && error.details?.['what'] === 'storage';
  return { text: isStorage ? 'evidence:fault.storage' : `errors:${error.code}.title`, mayDropUploads: false };
}

/** Whether the same upload may be filed later: it is remembered, and not sent anew. */
export function isForNow(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true;
  if (error.code === 'notFound') return false;
  if (error.code === 'importRefused') return error.details?.['cause'] === 'tooManyImports';
  return error.code !== 'documentRefused' || error.details?.['cause'] === 'notChecked' || ofRoom.includes(String(error.details?.['cause']));
}
