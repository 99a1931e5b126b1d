import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalForm } from '@assize/contracts/hearing/chain';
import { type IntegrityProof, proofSchema } from '@assize/contracts/recording/integrity';
import { buildJournal } from '@assize/platform/testing/buildJournal';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeNodeHash, readFolder } from './src/cli/readFolder.ts';
import { verifyPath } from './src/cli/verifyPath.ts';
import { checkPackage } from './src/checkPackage.ts';
import type { Report } from './src/Finding.ts';
import { sayIn } from './src/words/sayIn.ts';
import { buildPayload, makeKey, signText, writeLists, writePackage } from './testing/buildPackage.ts';

const key = makeKey();
const payload = buildPayload(key);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assize-package-'));
  writePackage(folder, payload);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (): Promise<Report> => checkPackage(readFolder(folder), { makeHash: makeNodeHash });
const faultsOf = ({ findings }: Report): string[] =>
  findings.filter((one) => one.level === 'fault').map((one) => `${one.code} ${one.values['file'] ?? one.values['event'] ?? ''}`.trim());
const at = (path: string): string => join(folder, path);
const flip = (path: string, byte: number): void => {
  const bytes = readFileSync(at(path));
  bytes[byte] = (bytes[byte] ?? 0) ^ 1;
  writeFileSync(at(path), bytes);
};
const edit = (path: string, change: (text: string) => string): void => writeFileSync(at(path), change(readFileSync(at(path), 'utf8')));
const changeProof = (change: (proof: IntegrityProof) => void): void => {
  const proof = proofSchema.parse(JSON.parse(readFileSync(at('data/proof.json'), 'utf8')));
  change(proof);
  writeFileSync(at('data/proof.json'), canonicalForm(proof));
  writeLists(folder);
};

describe('a package that nobody touched', () => {
  test('holds, and says what is proved and what is not', async () => {
    const report = await check();
    expect(faultsOf(report)).toEqual([]);
    expect(report.verdict).toBe('holds');
    const proved = report.findings.filter((one) => one.level === 'proved').map((one) => one.code);
    expect(proved).toEqual(
      expect.arrayContaining([
        'filesSame',
        'codeSigned',
        'logHolds',
        'sealHolds',
        'logStated',
        'journalHolds',
        'manifestBound',
        'productsSame',
        'custodyHolds',
        'confirmed',
      ]),
    );
    expect(report.findings.filter((one) => one.level === 'open').map((one) => one.code)).toEqual(
      expect.arrayContaining(['compareKey', 'noStamp', 'custodyNotSigned', 'contentNotProved', 'remakeToProve']),
    );
    expect(report.findings.map((one) => sayIn('en', one)).join('\n')).toContain('Demo plaintiff confirmed the code');
  });

  test('is checked on the command line, with the code that somebody wrote down', async () => {
    const { shortCode = '' } = await check();
    expect(await verifyPath(folder, { language: 'en', code: shortCode.toLowerCase() })).toMatchObject({ exitCode: 0 });
    const other = await verifyPath(folder, { language: 'zh-CN', code: '0000-0000-0000-0000' });
    expect(other.exitCode).toBe(1);
    expect(other.lines.join('\n')).toContain('校验码不一致');
    expect((await verifyPath(at('data/log/log.json'), { language: 'en' })).lines.at(-1)).toBe('The log is whole.');
    expect(await verifyPath(at('data'), { language: 'en' })).toMatchObject({ exitCode: 2 });
    expect(await verifyPath(at('nowhere'), { language: 'en' })).toMatchObject({ exitCode: 2 });
  });

  test('may hold a part that was made for it, under the name of what it was made of: changed, that part is named as changed', async () => {
    const { video } = JSON.parse(readFileSync(at('data/recording/manifest.json'), 'utf8')) as { video: object };
    writeFileSync(at('data/recording/hearing.mp4'), 'a part of the picture');
    writeFileSync(at('data/recording/derived.json'), JSON.stringify([{ file: 'hearing.mp4', madeOf: video }]));
    writeLists(folder);
    expect((await check()).verdict).toBe('holds');
    flip('data/recording/hearing.mp4', 0);
    expect(faultsOf(await check())).toEqual(['fileChanged data/recording/hearing.mp4']);
  });

  test('may lie in a folder of its own, and may hold neither journal nor log', async () => {
    for (const path of ['data/journal', 'data/log']) rmSync(at(path), { recursive: true });
    writeLists(folder);
    const files = readFolder(folder).map((one) => ({ ...one, path: `assize-1234/${one.path}` }));
    const report = await checkPackage(files, { makeHash: makeNodeHash });
    expect(report.verdict).toBe('holds');
    expect(report.findings.map((one) => one.code)).toEqual(expect.arrayContaining(['journalNotHere', 'logNotHere']));
  });
});

test('what a desktop left in the folder is told, and is no fault', async () => {
  for (const path of ['data/.DS_Store', 'data/recording/Thumbs.db', 'note.txt']) writeFileSync(at(path), 'x');
  const report = await check();
  expect(report.verdict).toBe('holds');
  expect(report.findings.filter((one) => one.code === 'fileExtra').map((one) => one.values['file'])).toHaveLength(3);
});

describe('a change is found, with the file in which it is', () => {
  const journal = 'data/journal/000001.aszj';
  test.each<[string, () => void, string[]]>([
    [
      'one byte of the picture',
      () => flip('data/recording/hearing.mp4', 3),
      ['fileChangedSince data/recording/hearing.mp4', 'productDiffers data/recording/hearing.mp4'],
    ],
    [
      'one byte of a journal',
      () => flip(journal, readFileSync(at(journal)).length - 40),
      [`fileChangedSince ${journal}`, `productDiffers ${journal}`, `journalCut ${journal}`],
    ],
    [
      'the tail of a journal',
      () => writeFileSync(at(journal), readFileSync(at(journal)).subarray(0, -50)),
      [`fileChangedSince ${journal}`, `journalCut ${journal}`],
    ],
    ['a missing file', () => rmSync(at('README.txt')), ['fileMissing README.txt']],
    ['a missing journal', () => rmSync(at(journal)), [`fileMissing ${journal}`, 'journalMissing 1']],
    [
      'an added file',
      () => writeFileSync(at('data/recording/other.mp4'), 'x'),
      ['fileExtra data/recording/other.mp4', 'productUnknown data/recording/other.mp4'],
    ],
    ['a list without its file', () => rmSync(at('manifest-sha256.txt')), ['listMissing manifest-sha256.txt']],
    ['the declaration', () => writeFileSync(at('bagit.txt'), 'BagIt-Version: 0.97\n'), ['fileChanged bagit.txt', 'otherBag']],
  ])('%s', async (_, change, faults) => {
    change();
    const report = await check();
    expect(report.verdict).toBe('broken');
    expect(faultsOf(report)).toEqual(expect.arrayContaining(faults));
  });

  test('though the lists of the package were written anew to hide it', async () => {
    flip('data/recording/hearing.mp4', 3);
    writeLists(folder);
    expect(faultsOf(await check())).toEqual(['productDiffers data/recording/hearing.mp4']);
  });

  test('in the list alone', async () => {
    const name = 'data/recording/hearing.mp4';
    edit('manifest-sha256.txt', (text) => text.replace(/^[0-9a-f]{64}(?= {2}data\/recording\/hearing)/m, 'a'.repeat(64)));
    expect(faultsOf(await check())).toEqual(expect.arrayContaining([`fileAsRecorded ${name}`, 'fileChanged manifest-sha256.txt']));
  });

  test.each<[string, (text: string) => string, string]>([
    ['one word', (text) => text.replace('Demo plaintiff', 'Demo plaintifF'), 'eventChanged'],
    ['its seal', (text) => text.replace(/"signature":"./, (found) => `${found.slice(0, -1)}${found.endsWith('A') ? 'B' : 'A'}`), 'sealNotSigned'],
    ['its shape', (text) => text.replace('"assize.hearing-log.1"', '"assize.hearing-log.2"'), 'notLog'],
  ])('in the log: %s', async (_, change, code) => {
    edit('data/log/log.json', change);
    writeLists(folder);
    expect((await check()).findings.filter((one) => one.level === 'fault').map((one) => one.code)).toContain(code);
  });

  test('in the log: its last events cut off', async () => {
    edit('data/log/log.json', (text) =>
      canonicalForm({ ...(JSON.parse(text) as object), events: (JSON.parse(text) as { events: unknown[] }).events.slice(0, -1), seal: null, publicKey: null }),
    );
    writeLists(folder);
    expect(faultsOf(await check())).toEqual(expect.arrayContaining(['logNotStated']));
  });

  test('in the custody log: a line changed, a line taken out', async () => {
    edit('data/log/custody.json', (text) => text.replace('"integrity.confirmed"', '"integrity.objected"'));
    writeLists(folder);
    expect(faultsOf(await check())).toEqual([expect.stringContaining('custodyChanged integrity.objected')]);
    writePackage(folder, payload);
    edit('data/log/custody.json', (text) =>
      canonicalForm({ ...(JSON.parse(text) as object), events: (JSON.parse(text) as { events: unknown[] }).events.filter((_, index) => index !== 1) }),
    );
    writeLists(folder);
    expect(faultsOf(await check())).toEqual([expect.stringContaining('custodyUnlinked integrity.confirmed')]);
  });
});

describe('what does not belong together is found', () => {
  test("the statement's signature exchanged for that of the products", async () => {
    changeProof((proof) => (proof.signature = proof.products?.signature ?? ''));
    expect(faultsOf(await check())).toContain('notSigned');
  });

  test('a statement signed anew with another key under the name of the court', async () => {
    const other = makeKey();
    changeProof((proof) => {
      proof.statement.journals = [];
      proof.signature = signText(other, canonicalForm(proof.statement));
      proof.keys = [{ ...proof.keys[0], id: key.id, publicKey: other.publicKey, from: '2026-01-01T00:00:00.000Z', until: null }];
    });
    expect(faultsOf(await check())).toContain('keyExchanged');
  });

  test('a package signed whole with a key of its own holds together, and tells by its name that it is another key', async () => {
    const other = makeKey();
    writePackage(folder, buildPayload(other));
    const report = await check();
    expect(report.verdict).toBe('holds');
    expect(report.findings.find((one) => one.code === 'compareKey')?.values).toEqual({ key: other.id });
  });

  test('a statement signed when the key was not yet, or no more, that of the court', async () => {
    changeProof((proof) => Object.assign(proof.keys[0] ?? {}, { until: '2026-02-01T00:00:00.000Z' }));
    expect(faultsOf(await check())).toContain('keyOutOfTime');
  });

  test("another hearing's journal in the place of this one's", async () => {
    const strange = '00000000-0000-4000-8000-0000000000ff';
    writeFileSync(at('data/journal/000001.aszj'), buildJournal(2, { recordingId: strange, hearingId: strange, fileNo: 1 }).bytes);
    writeLists(folder);
    expect(faultsOf(await check())).toEqual(expect.arrayContaining(['journalOfAnother data/journal/000001.aszj']));
  });

  test('two journal files put in the place of each other', async () => {
    const [one, two, other] = ['data/journal/000000.aszj', 'data/journal/000001.aszj', 'data/journal/x'].map(at) as [string, string, string];
    renameSync(one, other);
    renameSync(two, one);
    renameSync(other, two);
    writeLists(folder);
    expect((await check()).verdict).toBe('broken');
  });

  test('a manifest that the court did not bind', async () => {
    edit('data/recording/manifest.json', (text) => text.replace('"durationMs":1000', '"durationMs":999'));
    writeLists(folder);
    expect(faultsOf(await check())).toEqual(['manifestDiffers']);
  });

  test('a time stamp that cannot be read', async () => {
    changeProof((proof) => proof.timeStamps.push({ token: 'AAAA', authority: 'Demo', at: '2026-11-24T03:00:00.000Z' }));
    expect(faultsOf(await check())).toContain('stampUnreadable');
  });

  test('whatever stands in its JSON files, the verifier says so and does not stumble', async () => {
    for (const path of ['data/proof.json', 'data/log/log.json', 'data/log/custody.json', 'data/recording/manifest.json']) {
      for (const rubbish of ['', 'null', '[]', '{}', '{"events":[null]}', '{"format":"assize.proof.1","keys":[{}]}']) {
        writePackage(folder, payload);
        writeFileSync(at(path), rubbish);
        writeLists(folder);
        expect((await check()).verdict).toBe('broken');
      }
    }
    appendFileSync(at('tagmanifest-sha256.txt'), 'no list\n');
    expect(faultsOf(await check())).toContain('listMisshapen tagmanifest-sha256.txt');
  });
});
