import type { CaseAct } from '@assize/contracts/casefile/access';
import type { CaseCommand } from '@assize/contracts/casefile/commands';
import type { CaseFileView } from '@assize/contracts/casefile/fileViews';

/** What every panel of the page of a case is given. */
export interface FilePanelProps {
  file: CaseFileView;
  /** Does something with the case, at most once, and reads it anew. Rejects with ApiError. */
  act: (command: CaseCommand) => Promise<void>;
  /** The day of the court's calendar, `2026-11-24`. */
  today: string;
  /** Agencies of the reader's own. */
  ownAgencyIds: readonly string[];
}

/** The same without its acts. */
export type FileData = Omit<FilePanelProps, 'act'>;

export function may(file: Pick<CaseFileView, 'may'>, act: CaseAct): boolean {
  return file.may.includes(act);
}

export type ViewedHandover = NonNullable<CaseFileView['handovers']>[number];

/** The handover that is not answered yet. */
export function findOpenHandover({ handovers }: Pick<CaseFileView, 'handovers'>): ViewedHandover | undefined {
  return handovers?.find((one) => one.status === 'sent');
}

/** Whether the reader's own agency is the one whose answer is waited for. */
export function mayAnswer(file: CaseFileView, ownAgencyIds: readonly string[]): boolean {
  const open = findOpenHandover(file);
  return open !== undefined && may(file, 'answerHandover') && ownAgencyIds.includes(open.to.agencyId);
}

/** Whether documents may be filed, described, withdrawn and put in order now: not while the file is on its way. */
export function mayFileNow(file: CaseFileView): boolean {
  return may(file, 'fileDocuments') && !findOpenHandover(file);
}
