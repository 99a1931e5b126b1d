import type { Volume } from '../volumes/wire.ts';
import { junkNames } from './nameRules.ts';
import { readName, type ReadName } from './readName.ts';
import type { ImportRow } from './wire.ts';

const longestTitle = 200;

interface Placed {
  row: ImportRow;
  /** By what it is put in order: what is compared first stands first. */
  order: { folders: readonly ReadName[]; file: ReadName; name: string };
}

/**
 * A catalogue for the files of an archive, by their names alone: folders are headings, numbers are the order, dates are when
 * a document was made, 正卷 and 副卷 are volumes. A clerk corrects it; nothing is filed by it as it is.
 */
export function proposeCatalogue(entries: readonly { entry: number; name: string }[]): ImportRow[] {
  const kept = entries.filter(({ name }) => !isJunk(name));
  const root = commonRoot(kept.map(({ name }) => name));
  const placed = entries.map((one) => place(one, isJunk(one.name) ? 0 : root)).toSorted(compare);
  return withPages(placed);
}

function isJunk(name: string): boolean {
  return junkNames.some((pattern) => pattern.test(name));
}

/** How many folders all have in common: one says what the archive is, not what stands in it, unless it is a volume. */
function commonRoot(names: readonly string[]): number {
  const [first = '', ...others] = names;
  const top = first.split('/');
  if (top.length < 2 || readName(top[0] ?? '').volume !== null) return 0;
  return others.every((name) => name.startsWith(`${top[0] ?? ''}/`)) ? 1 : 0;
}

function place({ entry, name }: { entry: number; name: string }, root: number): Placed {
  const parts = name.split('/').slice(root);
  const stem = (parts.pop() ?? '').replace(/(?<=.)\.[^.]{1,10}$/u, '');
  const folders = parts.map(readName);
  const file = readName(stem);
  const volumes: (Volume | null)[] = [file, ...folders.toReversed()].map((one) => one.volume);
  const folder = folders
    .map((one) => one.title)
    .filter((title) => title !== '')
    .join(' / ');
  return {
    row: {
      entry,
      volume: volumes.find((volume) => volume !== null) ?? 'main',
      folder: cut(folder),
      title: cut(file.title) || cut(stem) || String(entry + 1),
      madeOn: file.madeOn,
      leaveOut: isJunk(name),
    },
    order: { folders, file, name },
  };
}

/** Pages of one document that were scanned one by one would all be called the same: then each says its page. */
function withPages(placed: readonly Placed[]): ImportRow[] {
  const called = Map.groupBy(placed, ({ row }) => [row.volume, row.folder, row.title].join('\n'));
  return placed.map(({ row, order: { file } }) => {
    const isAlone = called.get([row.volume, row.folder, row.title].join('\n'))?.length === 1;
    return isAlone || file.page === null ? row : { ...row, title: `${cut(row.title, longestTitle - 8)} P${String(file.page)}` };
  });
}

function compare({ order: a, row }: Placed, { order: b, row: other }: Placed): number {
  if (row.volume !== other.volume) return row.volume === 'main' ? -1 : 1;
  for (const [index, folder] of a.folders.entries()) {
    const beside = b.folders[index];
    // What lies in a folder comes behind what lies beside the folder.
    if (!beside) return 1;
    const found = compareNames(folder, beside);
    if (found !== 0) return found;
  }
  if (b.folders.length > a.folders.length) return -1;
  return compareNames(a.file, b.file) || collator.compare(a.name, b.name);
}

const collator = new Intl.Collator('zh-CN', { numeric: true });
function compareNames(a: ReadName, b: ReadName): number {
  return by(a.number, b.number) || by(a.page, b.page) || collator.compare(a.title, b.title);
}

/** What has no number comes behind what has one. */
function by(a: number | null, b: number | null): number {
  if (a === b) return 0;
  return (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER);
}

function cut(text: string, longest = longestTitle): string {
  return Array.from(text).slice(0, longest).join('').trim();
}
