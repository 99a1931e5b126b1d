import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { exportedLogSchema } from '@assize/contracts/hearing/log';
import { verifyChain } from '@assize/contracts/hearing/chain';
import type { ExportResult } from '@assize/contracts/jobs/export';
import { type ExportChoice, exportKeys, packageName } from '@assize/contracts/recording/package';
import { recordingKeys } from '@assize/contracts/recording/products';
import type { TestHearing } from '@assize/contracts/testing/buildHearing';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { FileStore } from '@assize/platform/store/FileStore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSealed, microphone, seconds, type Sealed } from '../testing/makeSealed.ts';
import type { ExportContext } from './ExportContext.ts';
import { makePackage } from './makePackage.ts';

let sealed: Sealed;
let context: ExportContext;
let folder = '';
const run = (command: string, args: string[], cwd?: string): string => execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const idOf = (number: number): string => `00000000-0000-4000-b000-${String(number).padStart(12, '0')}`;
const make = (exportId: string): Promise<ExportResult> => makePackage(context, { exportId, fence: 1 });
const archiveOf = (exportId: string): string => join(sealed.recording.root, 'store', exportKeys.package(exportId));

/** The package unpacked, after its archive and every hash in it were checked by programs that are not ours. */
async function unpack(exportId: string): Promise<{ path: string; files: string[] }> {
  const into = join(folder, exportId);
  await mkdir(into);
  run('unzip', ['-tq', archiveOf(exportId)]);
  run('unzip', ['-q', archiveOf(exportId), '-d', into]);
  const path = join(into, packageName(exportId));
  run('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], path);
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const names = files.map((one) => join(one.parentPath, one.name).slice(path.length + 1)).toSorted();
  const listed = ['manifest', 'tagmanifest'].flatMap((name) =>
    readFileSync(join(path, `${name}-sha256.txt`), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66)),
  );
  expect([...listed, 'tagmanifest-sha256.txt'].toSorted()).toEqual(names);
  return { path, files: names };
}
async function order(number: number, choice: Partial<ExportChoice>): Promise<{ path: string; files: string[] }> {
  await sealed.orderPackage(idOf(number), choice);
  await make(idOf(number));
  return unpack(idOf(number));
}
function probe(path: string): { codec: string; durationS: number }[] {
  run('ffmpeg', ['-v', 'error', '-xerror', '-i', path, '-f', 'null', '-']);
  const read = JSON.parse(run('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', path])) as { streams: { codec_name: string; duration: string }[] };
  return read.streams.map((one) => ({ codec: one.codec_name, durationS: Number(one.duration) }));
}
/** Grey values of one picture. */
function lookAt(path: string, atS: number): Buffer {
  return execFileSync('ffmpeg', ['-v', 'error', '-ss', String(atS), '-i', path, '-frames:v', '1', '-vf', 'format=gray', '-f', 'rawvideo', '-']);
}
const distance = (a: Buffer, b: Buffer, rows: [number, number]): number => {
  let sum = 0;
  for (let at = rows[0] * 320; at < rows[1] * 320; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / ((rows[1] - rows[0]) * 320);
};

const exhibitBytes = Buffer.from('%PDF-1.7 a contract');
const document = { ...evidenceDocument(1), bytes: exhibitBytes.length, sha256: createHash('sha256').update(exhibitBytes).digest('hex'), name: '合同.pdf' };
/** Two are filed, one of them is put before the court. */
function showExhibit(hearing: TestHearing): void {
  const [judge, clerk] = [hearing.idOf('presidingJudge'), hearing.idOf('clerk')];
  const about = { title: '合同', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  for (const [exhibitId, filed] of [
    [idOf(91), document],
    [idOf(92), evidenceDocument(2)],
  ] as const)
    hearing.command({ type: 'exhibit.file', payload: { exhibitId, document: filed, ...about } }, clerk);
  hearing.command({ type: 'exchange.open', payload: {} }, clerk);
  hearing.command({ type: 'presenter.name', payload: { participantId: judge } }, judge);
  hearing.command({ type: 'presentation.show', payload: { panes: [{ exhibitId: idOf(91), page: 1, rotation: 0, region: null }], isForWitness: false } }, judge);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assize-export-'));
  const hearingId = crypto.randomUUID();
  sealed = await makeSealed({ act: showExhibit, documents: [{ documentId: document.documentId, hearingId, mime: document.mime }] });
  await sealed.recording.store.put(documentKeys.original(hearingId, document.documentId), exhibitBytes);
  const verifier = { html: join(folder, 'verify.html'), mjs: join(folder, 'verify.mjs') };
  await writeFile(verifier.html, '<!doctype html><title>Verify</title>');
  context = { ...sealed.recording.context, verifier, markKey: Buffer.alloc(32) };
}, 300_000);
afterAll(() => Promise.all([folder, sealed.recording.root].map((path) => rm(path, { recursive: true, force: true }))));

describe('a package', { timeout: 300_000 }, () => {
  it('is a bag with the products as they are, the log, the certificate and how to check it', async () => {
    const { path, files } = await order(1, { withJournal: true });
    expect(files).toEqual([
      'README.txt',
      'bag-info.txt',
      'bagit.txt',
      'data/certificate.pdf',
      'data/exhibits/bench-1/original.pdf',
      'data/exhibits/exhibits.json',
      'data/journal/000000.aszj',
      'data/log/custody.json',
      'data/log/log.json',
      'data/log/log.pdf',
      'data/recording/hearing.mp4',
      'data/recording/manifest.json',
      'data/recording/tracks/00-microphone.webm',
      'data/recording/tracks/01-camera.mp4',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
      'verify.html',
    ]);
    expect(readFileSync(join(path, 'bagit.txt'), 'utf8')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const payload = files.filter((name) => name.startsWith('data/')).map((name) => readFileSync(join(path, name)));
    const info = readFileSync(join(path, 'bag-info.txt'), 'utf8');
    expect(info).toContain(`Payload-Oxum: ${String(payload.reduce((sum, one) => sum + one.length, 0))}.${String(payload.length)}\n`);
    // A line break in what somebody wrote begins no line of its own.
    expect(info).toContain('Assize-Purpose: 上诉 Appeal: 50% "now" & <later> second line\n');
    for (const { name, sha256 } of [sealed.manifest.video, ...sealed.manifest.tracks])
      expect(
        createHash('sha256')
          .update(readFileSync(join(path, 'data/recording', name)))
          .digest('hex'),
      ).toBe(sha256);
    expect(readFileSync(join(path, 'data/exhibits/bench-1/original.pdf')).equals(exhibitBytes)).toBe(true);
    expect(JSON.parse(readFileSync(join(path, 'data/exhibits/exhibits.json'), 'utf8'))).toMatchObject([
      { title: '合同', name: '合同.pdf', sha256: document.sha256, shown: [{ page: 1 }] },
    ]);
    const log = exportedLogSchema.parse(JSON.parse(readFileSync(join(path, 'data/log/log.json'), 'utf8')));
    expect(verifyChain(log.events)).toMatchObject({ ok: true });
    for (const name of ['log/log.pdf', 'certificate.pdf']) run('qpdf', ['--check', join(path, 'data', name)]);
    const words = run('pdftotext', ['-layout', join(path, 'data/log/log.pdf'), '-']);
    for (const said of ['上海市普陀区人民法院', '宣布开庭', '法院证据1《合同》', 'Hearing opened', '2026-11-24 09:00:01']) expect(words).toContain(said);
    const certificate = run('pdftotext', ['-layout', join(path, 'data/certificate.pdf'), '-']);
    for (const said of [sealed.manifest.video.sha256, '演示原告 代理人', '签名 Signature', 'I am the custodian']) expect(certificate).toContain(said);
    expect(run('pdffonts', [join(path, 'data/certificate.pdf')])).toMatch(/NotoSansCJKsc\S* +CID Type 0C +Identity-H +yes yes yes/);
  });

  it('holds a span to the millisecond, with the recipient in every picture, and says what it was made of', async () => {
    const { path, files } = await order(2, { span: { fromMs: 2520, toMs: 4720 }, isMarked: true, withLog: false, withExhibits: false });
    expect(files.filter((name) => name.startsWith('data/'))).toEqual([
      'data/certificate.pdf',
      'data/recording/derived.json',
      'data/recording/hearing.mp4',
      'data/recording/manifest.json',
      'data/recording/tracks/00-microphone.m4a',
      'data/recording/tracks/01-camera.mp4',
    ]);
    const video = join(path, 'data/recording/hearing.mp4');
    for (const { durationS } of probe(video)) expect(Math.abs(durationS - 2.2)).toBeLessThan(0.05);
    const whole = join(sealed.recording.root, 'store', recordingKeys.product(sealed.manifest.recordingId, 'hearing.mp4'));
    const [first, same, before] = [lookAt(video, 0), lookAt(whole, 2.52), lookAt(whole, 2.44)];
    expect(distance(first, same, [0, 70])).toBeLessThan(distance(first, before, [0, 70]));
    expect(distance(first, same, [160, 174])).toBeGreaterThan(15);
    expect(readFileSync(join(path, 'README.txt'), 'utf8')).toContain('carry marks that name its recipient');
    expect(run('pdftotext', [join(path, 'data/certificate.pdf'), '-'])).toContain('This copy is marked for its recipient');
    const derived = JSON.parse(readFileSync(join(path, 'data/recording/derived.json'), 'utf8')) as Record<string, unknown>[];
    expect(derived).toMatchObject([
      { file: 'hearing.mp4', fromMs: 2520, toMs: 4720, isMarked: true, madeOf: { sha256: sealed.manifest.video.sha256 } },
      // The tracks began a second later, so that their own clock is another.
      { file: 'tracks/00-microphone.m4a', fromMs: 1520, toMs: 3720, isMarked: true },
      { file: 'tracks/01-camera.mp4', fromMs: 1520, toMs: 3720, isMarked: true },
    ]);
  });

  it('says nothing of what was done in a part that is closed to the recipient, and its chain holds', async () => {
    const lines = sealed.recording.order.log.events;
    const shown = lines.find((line) => line.type === 'presentation.shown');
    await sealed.orderPackage(idOf(21), { span: { fromMs: 2520, toMs: 4720 }, withExhibits: false }, undefined, [shown?.seq ?? 0]);
    await make(idOf(21));
    const { path, files } = await unpack(idOf(21));
    expect(files).not.toContain('data/recording/manifest.json');
    const log = exportedLogSchema.parse(JSON.parse(readFileSync(join(path, 'data/log/log.json'), 'utf8')));
    expect(log.events.filter((line) => line.type === 'withheld').map((line) => line.seq)).toEqual([shown?.seq]);
    expect(verifyChain(log.events)).toMatchObject({ ok: true });
    const words = run('pdftotext', ['-layout', join(path, 'data/log/log.pdf'), '-']);
    expect(words).toContain('宣布开庭');
    expect(words).not.toContain('出示证据页');
    expect(readFileSync(join(path, 'README.txt'), 'utf8')).toContain('1 lines of its log keep their place in the chain');
  });

  it('holds sound alone, mixed and of each person, when sound is asked for', async () => {
    const { path, files } = await order(3, { form: 'audio' });
    expect(files.filter((name) => /\.m4a$|\.mp4$|\.webm$/.test(name))).toEqual(['data/recording/hearing.m4a', 'data/recording/tracks/00-microphone.m4a']);
    expect(probe(join(path, 'data/recording/hearing.m4a'))).toMatchObject([{ codec: 'aac' }]);
    const [track] = probe(join(path, 'data/recording/tracks/00-microphone.m4a'));
    expect(Math.abs((track?.durationS ?? 0) - (seconds - 1))).toBeLessThan(0.1);
  });

  it('holds the chosen tracks and no other', async () => {
    const { files } = await order(4, { form: 'tracks', tracks: [microphone] });
    expect(files.filter((name) => /\.m4a$|\.mp4$|\.webm$/.test(name))).toEqual([`data/recording/${microphone}`]);
  });
});

describe('the making of a package', { timeout: 300_000 }, () => {
  it('is the same byte by byte when it is done again, and leaves no parts behind', async () => {
    await sealed.orderPackage(idOf(11), { form: 'audio', isMarked: true });
    const first = await make(idOf(11));
    expect(await make(idOf(11))).toEqual(first);
    await sealed.recording.store.remove(exportKeys.package(idOf(11)));
    expect(await make(idOf(11))).toEqual(first);
    expect((await sealed.recording.store.list(exportKeys.prefix(idOf(11)))).filter((key) => key.includes('/parts/'))).toEqual([]);
  });

  it('goes on after a kill from what was made, to the same bytes', async () => {
    await sealed.orderPackage(idOf(12), { form: 'audio', isMarked: true });
    const { store, root } = sealed.recording;
    const script = join(import.meta.dirname, '../testing/makePackageProcess.ts');
    const child = spawn(process.execPath, [script, join(root, 'store'), idOf(12), join(root, 'killed')], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    const parts = (): Promise<string[]> => store.list(`${exportKeys.prefix(idOf(12))}parts/`);
    while ((await parts()).length === 0 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await ended;
    const kept = await parts();
    expect(kept.length).toBeGreaterThan(0);
    const result = await make(idOf(12));
    await unpack(idOf(12));
    await store.remove(exportKeys.package(idOf(12)));
    expect(await make(idOf(12))).toEqual(result);
  });

  it('refuses a product that is not as it was made, and puts nothing in its place', async () => {
    await sealed.orderPackage(idOf(14), {});
    const { store } = sealed.recording;
    const key = recordingKeys.product(sealed.manifest.recordingId, microphone);
    const path = join(sealed.recording.root, 'store', key);
    const good = readFileSync(path);
    await store.put(key, Buffer.concat([good.subarray(0, -1), Buffer.from([(good.at(-1) ?? 0) ^ 1])]));
    await expect(make(idOf(14))).rejects.toMatchObject({ message: 'productsMissing' });
    expect(await store.stat(exportKeys.package(idOf(14)))).toBeUndefined();
    await store.put(key, good);
    expect(await make(idOf(14))).toMatchObject({ exportId: idOf(14) });
  });

  it('names a full disk and a store that is away, and goes on from the parts that were made', async () => {
    await sealed.orderPackage(idOf(15), { form: 'audio' });
    const { store, root } = sealed.recording;
    /** A store whose writing of packages breaks off after some bytes, as its disk or its network would. */
    class FailingStore extends FileStore {
      code = 'ENOSPC';
      override async put(key: string, body: Readable | Buffer | string): ReturnType<FileStore['put']> {
        if (!key.endsWith('package.zip') || this.code === '') return super.put(key, body);
        for await (const _ of body as Readable) break;
        throw Object.assign(new Error('no'), { code: this.code });
      }
    }
    const failing = new FailingStore(join(root, 'store'));
    const attempt = (): Promise<ExportResult> => makePackage({ ...context, store: failing }, { exportId: idOf(15), fence: 1 });
    await expect(attempt()).rejects.toMatchObject({ message: 'diskFull' });
    failing.code = 'ECONNREFUSED';
    await expect(attempt()).rejects.toMatchObject({ message: 'storeAway' });
    expect((await store.list(`${exportKeys.prefix(idOf(15))}parts/`)).length).toBe(2);
    failing.code = '';
    expect(await attempt()).toMatchObject({ exportId: idOf(15) });
  });
});
