import { describe, expect, it } from 'vitest';
import { buildCase, idAt } from '../../testing/buildCase.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import type { CaseAct } from '../access.ts';
import { decideFiling } from './filing.ts';
import { findToRead } from './reading.ts';

const file = { fileName: 'a.pdf', mime: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64) };
const placed = { volume: 'main' as const, folder: '', title: 'T', madeOn: null, uploadId: idAt('a009', 1), name: 'a.pdf' };
const newVersion = { reason: 'clearer', uploadId: idAt('a009', 2), name: 'a.pdf' };

describe('filing', () => {
  it('adds a document under an id of its own, or the next version of one that is there', () => {
    const made = buildCase();
    const documentId = made.file(1);
    expect(decideFiling(made.state, { documentId: idAt('a003', 9), ...placed }, file)).toMatchObject({ type: 'document.filed', payload: { file } });
    expect(decideFiling(made.state, { documentId, ...newVersion }, file)).toMatchObject({ type: 'document.versioned', payload: { version: 2 } });
    expect(refusalOf(() => decideFiling(made.state, { documentId, ...placed }, file))?.code).toBe('conflict');
    expect(refusalOf(() => decideFiling(made.state, { documentId: idAt('a003', 9), ...newVersion }, file))?.code).toBe('notFound');
  });

  it('waits while the file is on its way, and adds nothing to what was withdrawn', () => {
    const made = buildCase();
    const documentId = made.file(1);
    made.command({ type: 'document.withdraw', payload: { documentId, reason: 'filed twice' } });
    expect(refusalOf(() => decideFiling(made.state, { documentId, ...newVersion }, file))?.code).toBe('wrongCaseState');
    made.file(2);
    made.send(1, 'procuratorate', 'prosecution');
    expect(refusalOf(() => decideFiling(made.state, { documentId: idAt('a003', 9), ...placed }, file))?.code).toBe('wrongCaseState');
  });
});

describe('reading', () => {
  const may =
    (...acts: CaseAct[]) =>
    (act: CaseAct): boolean =>
      acts.includes(act);
  const made = buildCase();
  const [main, side, withdrawn] = [made.file(1), made.file(2, 1, 'side'), made.file(3)];
  made.command({ type: 'document.withdraw', payload: { documentId: withdrawn, reason: 'filed twice' } });

  it.each<[string, string, CaseAct[], boolean]>([
    ['the main volume by who may', main, ['seeMainVolume'], true],
    ['the side volume by who may read the main one', side, ['seeCase', 'seeMainVolume', 'seeHistory'], false],
    ['the side volume by who may', side, ['seeSideVolume'], true],
    ['what was withdrawn by who may not know the history', withdrawn, ['seeMainVolume'], false],
    ['what was withdrawn by who may', withdrawn, ['seeMainVolume', 'seeHistory'], true],
    ['what is not there', idAt('a003', 9), ['seeMainVolume', 'seeSideVolume', 'seeHistory'], false],
  ])('%s', (_, documentId, acts, isThere) => {
    expect(findToRead(made.state, { documentId }, may(...acts)) !== undefined).toBe(isThere);
  });

  it('gives the version that is named, and no other', () => {
    expect(findToRead(made.state, { documentId: main, version: 1 }, may('seeMainVolume'))?.version.version).toBe(1);
    expect(findToRead(made.state, { documentId: main, version: 2 }, may('seeMainVolume'))).toBeUndefined();
  });
});
