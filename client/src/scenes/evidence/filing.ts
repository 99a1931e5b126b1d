import { arePhotos, type ChosenFile, type LeftOut, noneLeftOut, titleOf } from './chosenFiles.ts';
import { aboutOf, noWords, type Words } from './exhibitWords.ts';
import type { FileFault } from './fileFault.ts';

/** One exhibit to be: its title and the files it is made of, several when they are the pages of one document. */
export interface FilingJob {
  about: Words;
  files: ChosenFile[];
}
/** How far the filing is: exhibit `index` of `count`, and the share of it that was sent. */
export interface FilingRun {
  index: number;
  count: number;
  share: number;
  /** How many exhibits were filed. */
  filed: number;
  /** The files that are being filed now, and those that were. */
  nowIds: string[];
  filedIds: string[];
}
/** All that was chosen and typed to be filed. */
export interface Filing {
  files: ChosenFile[];
  words: Words;
  /** What was chosen of one document or several; null while nothing was. */
  wantsOne: boolean | null;
  leftOut: LeftOut;
  /** Why the document of several files was not filed. */
  fault?: FileFault | undefined;
  run?: FilingRun | undefined;
  /** How many exhibits were filed when it last ended. */
  done: { filed: number; left: number } | null;
  isHandheld: boolean;
}
export function nothingChosen(isHandheld: boolean): Filing {
  return { files: [], words: noWords, wantsOne: null, leftOut: noneLeftOut, done: null, isHandheld };
}

/** Whether the photos become the pages of one document: as chosen, otherwise where they come from a hand-held camera. */
export function isOneDocument({ files, wantsOne, isHandheld }: Filing): boolean {
  return arePhotos(files) && (wantsOne ?? (isHandheld || files.some((one) => one.isTaken)));
}

/** Whether each file has a title of its own. */
export function isSeveral(filing: Filing): boolean {
  return filing.files.length > 1 && !isOneDocument(filing);
}

/** What is to be filed, in its order; undefined while something is missing. */
export function jobsOf(filing: Filing): FilingJob[] | undefined {
  const { files, words } = filing;
  const groups = isSeveral(filing) ? files.map((one) => [one]) : [files];
  const jobs = groups.flatMap((group) => {
    const [first] = group;
    const about = first && aboutOf(isSeveral(filing) ? { ...words, title: titleOf(first) } : words);
    return about ? [{ about, files: group }] : [];
  });
  return jobs.length === groups.length ? jobs : undefined;
}
