import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import { ApiError, type ApiErrorCode } from '../../session/ApiError.ts';
import type { FilingAct } from './actOnFiling.ts';
import type { Words } from './exhibitWords.ts';
import { fileFault } from './fileFault.ts';
import type { FilingJob } from './filing.ts';

interface FilingWays {
  /** The document that the files of an exhibit become, kept by the court. */
  upload: (job: FilingJob, onProgress: (share: number) => void) => Promise<EvidenceDocument>;
  /** Enters it; false when the court refused, and said so elsewhere. */
  enter: (document: EvidenceDocument, about: Words) => Promise<boolean>;
  /** Which file of a job it was about; undefined: the job as a whole. */
  faultyId: (job: FilingJob, error: unknown) => string | undefined;
  report: (act: FilingAct) => void;
}

/** After these, the next file would fare no better. */
const ofAll: readonly ApiErrorCode[] = ['offline', 'notSignedIn', 'sessionExpired', 'notAllowed', 'wrongHearingState', 'unavailable'];
/** What the court keeps already, by the files it was made of: when only the entry failed, the next try enters the same. */
const kept = new WeakMap<File, { key: string; document: EvidenceDocument }>();
const keyOf = ({ files, about }: FilingJob): string => [files.length > 1 ? about.title : '', ...files.map((one) => one.id)].join();

/** Files one exhibit after another: one that is refused is told of and the others go on, unless what failed would fail for all. */
export async function fileInOrder(jobs: readonly FilingJob[], { upload, enter, faultyId, report }: FilingWays): Promise<void> {
  report({ type: 'begin', count: jobs.length });
  for (const [index, job] of jobs.entries()) {
    const ids = job.files.map((one) => one.id);
    const [first] = job.files;
    if (!first) continue;
    report({ type: 'step', index, nowIds: ids });
    try {
      const before = kept.get(first.file);
      const document = before?.key === keyOf(job) ? before.document : await upload(job, (share) => report({ type: 'sent', share }));
      kept.set(first.file, { key: keyOf(job), document });
      if (!(await enter(document, job.about))) {
        report(refusal(ids, { text: 'evidence:fault.notEntered', mayDropUploads: false }));
        break;
      }
      kept.delete(first.file);
      report({ type: 'filed', ids });
    } catch (error) {
      const faulty = faultyId(job, error);
      const fault = faulty === undefined ? fileFault(error) : { text: 'evidence:fault.picture', mayDropUploads: false };
      report(refusal(faulty === undefined ? ids : [faulty], fault));
      if (error instanceof ApiError && ofAll.includes(error.code)) break;
    }
  }
  report({ type: 'end' });
}

/** About one file in its row; about a document of several, below them all. */
function refusal(ids: string[], fault: ReturnType<typeof fileFault>): FilingAct {
  return ids.length > 1 ? { type: 'fault', fault } : { type: 'refuse', ids, fault };
}
