import type { ImportView } from '@assize/contracts/casefile/imports/wire';
import type { Entry } from './catalogue.ts';

/** For tests: an entry of an archive as it was proposed. */
export function buildEntry(entry: number, change: Partial<Entry> = {}): Entry {
  return {
    ...{ entry, name: `演示案卷/正卷/${String(entry)}.pdf`, bytes: 1_200_000, volume: 'main', folder: '', title: `演示材料${String(entry)}` },
    ...{ madeOn: null, leaveOut: false, documentId: null, fault: null },
    ...change,
  };
}

export function buildImport(change: Partial<ImportView> = {}): ImportView {
  const rows = change.rows ?? [buildEntry(0), buildEntry(1, { folder: '讯问笔录', madeOn: '2026-01-03' }), buildEntry(2, { leaveOut: true })];
  return {
    ...{ importId: '018f0000-0000-7000-8000-a00900000001', name: '演示案卷.zip', status: 'proposed', madeAt: '2026-11-24T02:00:00.000Z' },
    ...{ entries: rows.filter((row) => !row.leaveOut).length, filed: 0, refused: 0, rows },
    ...change,
  };
}
