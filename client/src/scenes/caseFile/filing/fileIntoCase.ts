import { ApiError, type ApiErrorCode } from '../../../session/ApiError.ts';
import type { ChosenFile } from '../../evidence/chosenFiles.ts';
import { fileFault } from '../../evidence/fileFault.ts';
import type { CaseFilingAct } from './caseFiling.ts';

interface Ways {
  /** Uploads one and enters it into the file. Throws ApiError. */
  enter: (one: ChosenFile, onProgress: (share: number) => void) => Promise<void>;
  report: (act: CaseFilingAct) => void;
}

/** After these, the next file would fare no better. */
const ofAll: readonly ApiErrorCode[] = ['offline', 'notSignedIn', 'sessionExpired', 'notAllowed', 'notFound', 'wrongCaseState', 'unavailable'];

/** Files one document after another: one that is refused is told of and the others go on, unless what failed would fail for all. */
export async function fileIntoCase(files: readonly ChosenFile[], { enter, report }: Ways): Promise<void> {
  report({ type: 'begin' });
  for (const one of files) {
    report({ type: 'step', id: one.id });
    try {
      await enter(one, (share) => report({ type: 'sent', share }));
      report({ type: 'filed', id: one.id });
    } catch (error) {
      report({ type: 'refuse', id: one.id, fault: fileFault(error) });
      if (error instanceof ApiError && ofAll.includes(error.code)) break;
    }
  }
  report({ type: 'end' });
}
