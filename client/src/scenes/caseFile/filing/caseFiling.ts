import type { Volume } from '@assize/contracts/casefile/volumes/wire';
import { addFiles, type ChosenFile, type LeftOut, moveFile, noneLeftOut, orderByName, titleOf } from '../../evidence/chosenFiles.ts';
import type { FileFault } from '../../evidence/fileFault.ts';

/** Where all that is chosen will stand; each file has its own title. */
export interface FilingPlace {
  volume: Volume;
  folder: string;
  /** A day, or empty. */
  madeOn: string;
}

/** What is about to be filed in a case. The id of a chosen file is that of the document it becomes: tried again, it is the same. */
export interface CaseFiling {
  files: ChosenFile[];
  leftOut: LeftOut;
  place: FilingPlace;
  /** While it runs: the file that is being sent, and those that are in the file already. */
  run: { nowId: string | null; share: number; filedIds: string[]; count: number } | null;
  /** What came of the last run. */
  done: { filed: number; left: number } | null;
}

export type CaseFilingAct =
  | { type: 'add'; chosen: readonly File[] }
  | { type: 'remove'; id: string }
  | { type: 'move'; id: string; by: -1 | 1 }
  | { type: 'order'; language: string }
  | { type: 'retitle'; id: string; title: string }
  | { type: 'place'; place: Partial<FilingPlace> }
  | { type: 'begin' }
  | { type: 'step'; id: string }
  | { type: 'sent'; share: number }
  | { type: 'filed'; id: string }
  | { type: 'refuse'; id: string; fault: FileFault }
  | { type: 'forgive' }
  | { type: 'end' };

export const nothingToFile: CaseFiling = { files: [], leftOut: noneLeftOut, place: { volume: 'main', folder: '', madeOn: '' }, run: null, done: null };

/** Whether all of it may be sent now. */
export function canFile({ files, run }: CaseFiling): boolean {
  return run === null && files.length > 0 && files.every((one) => titleOf(one).trim() !== '');
}

const withoutFaults = (files: readonly ChosenFile[]): ChosenFile[] => files.map(({ fault: _fault, ...one }) => one);

export function actOnCaseFiling(before: CaseFiling, act: CaseFilingAct): CaseFiling {
  const { files, run } = before;
  switch (act.type) {
    case 'add':
      return { ...before, ...addFiles(files, act.chosen), done: null };
    case 'remove':
      return { ...before, files: files.filter((one) => one.id !== act.id), leftOut: noneLeftOut };
    case 'move':
      return { ...before, files: moveFile(files, act.id, act.by) };
    case 'order':
      return { ...before, files: orderByName(files, act.language) };
    case 'retitle':
      return { ...before, files: files.map((one) => (one.id === act.id ? { ...one, title: act.title } : one)) };
    case 'place':
      return { ...before, place: { ...before.place, ...act.place } };
    case 'begin':
      return { ...before, files: withoutFaults(files), leftOut: noneLeftOut, done: null, run: { nowId: null, share: 0, filedIds: [], count: files.length } };
    case 'step':
      return run ? { ...before, run: { ...run, nowId: act.id, share: 0 } } : before;
    case 'sent':
      return run ? { ...before, run: { ...run, share: act.share } } : before;
    case 'filed':
      return run ? { ...before, run: { ...run, nowId: null, share: 0, filedIds: [...run.filedIds, act.id] } } : before;
    case 'refuse':
      return { ...before, files: files.map((one) => (one.id === act.id ? { ...one, fault: act.fault } : one)) };
    case 'forgive':
      return { ...before, files: withoutFaults(files) };
    case 'end': {
      if (!run) return before;
      // What is in the file leaves the list; what is left can be tried again as it is.
      const left = files.filter((one) => !run.filedIds.includes(one.id));
      return { ...before, files: left, run: null, done: { filed: run.filedIds.length, left: left.length } };
    }
    default:
      return act satisfies never;
  }
}
