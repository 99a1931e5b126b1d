import { type EntryFault, importFaults } from '@assize/contracts/casefile/imports/wire';
import { ApiError } from '../../session/ApiError.ts';
import { type FileFault, fileFault } from '../evidence/fileFault.ts';

/** Why an archive could not be read, as a key of the dictionaries. */
export function importFault(error: unknown): FileFault {
  const cause = error instanceof ApiError && error.code === 'importRefused' ? importFaults.find((one) => one === error.details?.['cause']) : undefined;
  return cause ? { text: `imports:fault.${cause}`, mayDropUploads: false } : fileFault(error);
}

/** Why an entry was not filed: as of any document, or that it does not unpack. */
export function entryFaultText(fault: EntryFault): string {
  return fault === 'damaged' ? 'imports:damaged' : `evidence:fault.${fault}`;
}
