import type { FileFault } from './fileFault.ts';

/** A file that was chosen to be filed. */
export interface ChosenFile {
  id: string;
  file: File;
  /** As typed; null while the file's own name stands for it. */
  title: string | null;
  /** Taken with the camera just now. */
  isTaken: boolean;
  fault?: FileFault | undefined;
}
/** What was chosen and not taken up, and why. */
export interface LeftOut {
  hidden: number;
  twice: number;
  over: number;
}
export const noneLeftOut: LeftOut = { hidden: 0, twice: 0, over: 0 };
/** More than anybody looks through in one list. */
export const mostChosen = 100;

/** What systems put into folders by themselves. */
const hiddenNames = /^(?:\.|~\$|__MACOSX$|thumbs\.db$|ehthumbs\.db$|desktop\.ini$)/i;
const pathOf = (file: File): string => file.webkitRelativePath || file.name;
const isHidden = (file: File): boolean => file.webkitRelativePath.split('/').some((part) => hiddenNames.test(part));

/** Two files of a folder that lie in different places are two, however alike. */
function isSame(one: File, other: File): boolean {
  if (one.name !== other.name || one.size !== other.size || one.lastModified !== other.lastModified) return false;
  return !one.webkitRelativePath || !other.webkitRelativePath || one.webkitRelativePath === other.webkitRelativePath;
}

/** A title from the file's name without its ending. */
export function titleOf({ file: { name }, title }: Pick<ChosenFile, 'file' | 'title'>): string {
  if (title !== null) return title;
  const plain = name
    .replace(/(?<=.)\.[^. ]{1,8}$/, '')
    .replaceAll(/[_\s]+/g, ' ')
    .trim();
  // Not half of a character at its end.
  return (plain || name).slice(0, 200).replace(/[\uD800-\uDBFF]$/, '');
}

/** Adds what is neither hidden nor there already; a folder's files come in the order of their names. */
export function addFiles(
  before: readonly ChosenFile[],
  chosen: readonly File[],
  { isTaken = false, newId = () => crypto.randomUUID() as string }: { isTaken?: boolean; newId?: () => string } = {},
): { files: ChosenFile[]; leftOut: LeftOut } {
  const files = [...before];
  const leftOut = { ...noneLeftOut };
  const isFolder = chosen.some((file) => file.webkitRelativePath !== '');
  for (const file of isFolder ? chosen.toSorted((one, other) => compareNames(pathOf(one), pathOf(other))) : chosen) {
    if (isHidden(file)) leftOut.hidden += 1;
    else if (files.some((one) => isSame(one.file, file))) leftOut.twice += 1;
    else if (files.length >= mostChosen) leftOut.over += 1;
    else files.push({ id: newId(), file, title: null, isTaken });
  }
  return { files, leftOut };
}

/** Numbers by their size: page 2 before page 10. */
function compareNames(one: string, other: string, language?: string): number {
  return new Intl.Collator(language, { numeric: true }).compare(one, other);
}
export function orderByName(files: readonly ChosenFile[], language: string): ChosenFile[] {
  return files.toSorted((one, other) => compareNames(pathOf(one.file), pathOf(other.file), language));
}

/** One place up (-1) or down (1); as it was at the ends. */
export function moveFile(files: readonly ChosenFile[], id: string, by: -1 | 1): ChosenFile[] {
  const from = files.findIndex((one) => one.id === id);
  const moved = files[from];
  const other = files[from + by];
  if (!moved || !other) return [...files];
  return files.with(from, other).with(from + by, moved);
}

/** Whether they could be the pages of one document. */
export function arePhotos(files: readonly ChosenFile[]): boolean {
  return files.length > 1 && files.every((one) => one.file.type.startsWith('image/'));
}
