import { describe, expect, it } from 'vitest';
import { buildCase, idAt } from '../../testing/buildCase.ts';
import { refusalOf } from '../../testing/refusalOf.ts';
import { decideFiling } from './filing.ts';
import { allVersions, findToRead, inForceAlone, versionsSince } from './reading.ts';

const file = { fileName: 'a.pdf', mime: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64) };
const placed = { volume: 'main' as const, folder: '', title: 'T', madeOn: null, uploadId: idAt('a009', 1), name: 'a.pdf' };
const actor = { accountId: null, agencyId: null, agencyKind: null, name: null };
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
  const made = buildCase();
  const documentId = made.file(1);
  const may = (): number => allVersions;

  it('gives the newest version, or the one that is named', () => {
    made.append([decideFiling(made.state, { documentId, ...newVersion }, file)], actor);
    expect(findToRead(made.state, { documentId }, may)?.version.version).toBe(2);
    expect(findToRead(made.state, { documentId, version: 1 }, may)?.version.version).toBe(1);
  });

  it('gives what was in force at an instant and what came after it, or that which is in force alone', () => {
    const document = made.state.documents[documentId];
    if (!document) throw new Error('no document');
    const [first = 0, second = 0] = document.versions.map((one) => Date.parse(one.filedAt));
    const since = (fromMs: number): number[] => versionsSince(document, fromMs).map((one) => one.version);
    expect([allVersions, first, second - 1, second, inForceAlone].map(since)).toEqual([[1, 2], [1, 2], [1, 2], [2], [2]]);
    // Why it replaced what is not theirs is not theirs either.
    expect([allVersions, inForceAlone].map((fromMs) => versionsSince(document, fromMs).at(-1)?.reason)).toEqual([newVersion.reason, null]);
    expect(findToRead(made.state, { documentId, version: 1 }, () => inForceAlone)).toBeUndefined();
    expect(findToRead(made.state, { documentId }, () => inForceAlone)).toMatchObject({ version: { version: 2 }, versions: [{ version: 2 }] });
  });

  it('gives nothing that is not there, and nothing to who may not', () => {
    expect(findToRead(made.state, { documentId, version: 3 }, may)).toBeUndefined();
    expect(findToRead(made.state, { documentId: idAt('a003', 9) }, may)).toBeUndefined();
    expect(findToRead(made.state, { documentId }, (id) => (id === documentId ? undefined : allVersions))).toBeUndefined();
  });
});
