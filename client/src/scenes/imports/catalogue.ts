import type { ImportRow, ImportView } from '@assize/contracts/casefile/imports/wire';
import { moveTo } from '../caseFile/volumes/arrange.ts';

export type Entry = ImportView['rows'][number];
export type EntryChange = Partial<Omit<ImportRow, 'entry'>>;
/** What the row above can be copied from. */
export type EntryField = 'title' | 'folder' | 'volume' | 'madeOn';

/** A proposed catalogue while it is being corrected. Rows are never changed in place: a row that is the same object is as it was. */
export interface Catalogue {
  /** In the order in which they are to be filed. */
  rows: readonly Entry[];
  /** Entries with corrections that are not saved. */
  unsaved: ReadonlySet<number>;
  isReordered: boolean;
}
export interface Corrections {
  rows: readonly Entry[];
  order: readonly number[] | null;
}

/** As many as one request takes, and bytes of text well under what a server reads. */
const mostRows = 100;
const mostBytes = 40_000;
const encoder = new TextEncoder();

export function openCatalogue(rows: readonly Entry[]): Catalogue {
  return { rows, unsaved: new Set(), isReordered: false };
}

export function changeRow(before: Catalogue, entry: number, change: EntryChange): Catalogue {
  const rows = before.rows.map((row) => (row.entry === entry ? { ...row, ...change } : row));
  return { ...before, rows, unsaved: new Set(before.unsaved).add(entry) };
}

/** To another place of all, from 0; as it was where that is no place. */
export function moveRow(before: Catalogue, entry: number, to: number): Catalogue {
  const from = before.rows.findIndex((row) => row.entry === entry);
  const rows = moveTo(before.rows, from, to);
  return rows.every((row, index) => row === before.rows[index]) ? before : { ...before, rows, isReordered: true };
}

/** Takes over what stands in the row above, as under a heading that many have in common. */
export function copyAbove(before: Catalogue, entry: number, field: EntryField): Catalogue {
  const above = before.rows[before.rows.findIndex((row) => row.entry === entry) - 1];
  return above ? changeRow(before, entry, { [field]: above[field] }) : before;
}

/** What one request may save of what is left; undefined when nothing can be: a row without a title waits for one. */
export function nextCorrections({ rows, unsaved, isReordered }: Catalogue): Corrections | undefined {
  const left = rows.filter((row) => unsaved.has(row.entry) && hasTitle(row)).slice(0, mostRows);
  let bytes = 0;
  const fitting = left.filter((row, index) => {
    bytes += encoder.encode(JSON.stringify(correctionOf(row))).length;
    return index === 0 || bytes <= mostBytes;
  });
  if (fitting.length > 0) return { rows: fitting, order: null };
  return isReordered ? { rows: [], order: rows.map((row) => row.entry) } : undefined;
}

/** What was saved is so, unless it was changed again meanwhile. */
export function noteSaved(before: Catalogue, { rows, order }: Corrections): Catalogue {
  const unsaved = new Set(before.unsaved);
  for (const saved of rows) if (before.rows.includes(saved)) unsaved.delete(saved.entry);
  const isSameOrder = order !== null && order.every((entry, index) => before.rows[index]?.entry === entry);
  return { ...before, unsaved, isReordered: before.isReordered && !isSameOrder };
}

export function correctionOf({ entry, volume, folder, title, madeOn, leaveOut }: Entry): ImportRow {
  return { entry, volume, folder, title, madeOn, leaveOut };
}

export function hasTitle({ title }: Pick<Entry, 'title'>): boolean {
  return title.trim() !== '';
}

export function isSaved({ unsaved, isReordered }: Catalogue): boolean {
  return unsaved.size === 0 && !isReordered;
}

export const shows = ['all', 'kept', 'leftOut', 'refused'] as const;
export type Show = (typeof shows)[number];

/** The rows that are looked at, each with its place among all. */
export function shownRows(rows: readonly Entry[], show: Show, text: string): { row: Entry; place: number }[] {
  const words = text.trim().toLowerCase();
  return rows
    .map((row, place) => ({ row, place }))
    .filter(({ row }) => show === 'all' || (show === 'refused' ? row.fault !== null : row.leaveOut === (show === 'leftOut')))
    .filter(({ row }) => words === '' || [row.title, row.folder, row.name].some((one) => one.toLowerCase().includes(words)));
}
