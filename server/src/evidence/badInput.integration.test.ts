import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authOf, type Filer, keep, pdf, upload } from '../testing/filing.ts';
import { type Gathered, startGathered } from '../testing/startGathered.ts';

const run = promisify(execFile);
let held: Gathered;
let filer: Filer;
let folder: string;
/** Files that real programs made, by their endings. */
const made: Record<string, Buffer> = {};
const get = (kind: string): Buffer => made[kind] ?? Buffer.alloc(0);

beforeAll(async () => {
  held = await startGathered();
  filer = { baseUrl: held.court.baseUrl, hearingId: held.gathered.hearingId, accessToken: held.gathered.sockets.plaintiff.accessToken };
  folder = await mkdtemp(join(tmpdir(), 'assize-bad-'));
  for (const kind of ['png', 'jpg', 'gif']) {
    const args = ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=s=64x48:d=1:r=1', '-frames:v', '1', join(folder, `made.${kind}`)];
    await run(process.env['FFMPEG_BIN'] ?? 'ffmpeg', args);
    made[kind] = await readFile(join(folder, `made.${kind}`));
  }
  await run('qpdf', ['--empty', join(folder, 'made.pdf')]);
  await run('qpdf', ['--encrypt', 'secret', 'owner', '256', '--', join(folder, 'made.pdf'), join(folder, 'locked.pdf')]);
  await run('qpdf', ['--object-streams=generate', '--encrypt', 'secret', 'owner', '256', '--', join(folder, 'made.pdf'), join(folder, 'packed.pdf')]);
  const zip = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], "w"); z.writestr("run.js", "alert(1)"); z.close()';
  await run('/usr/bin/python3', ['-c', zip, join(folder, 'made.zip')]);
  for (const name of ['made.pdf', 'locked.pdf', 'packed.pdf', 'made.zip']) made[name] = await readFile(join(folder, name));
}, 180_000);
afterAll(async () => {
  await held.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const refused = (cause: string) => ({ error: { code: 'documentRefused', details: { cause } } });
const put = (bytes: Buffer, at: number, text: string): Buffer => Buffer.concat([bytes.subarray(0, at), Buffer.from(text, 'latin1'), bytes.subarray(at)]);
/** A JPEG with a comment after its first mark. */
const withComment = (jpeg: Buffer, comment: string): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(comment.length + 2);
  return put(jpeg, 2, `\xff\xfe${length.toString('latin1')}${comment}`);
};

describe('what is no document is refused with its cause, takes up no room, and the court goes on', () => {
  test.each<[string, () => Buffer, string]>([
    ['no byte', () => Buffer.alloc(0), 'empty'],
    ['text that its name calls a PDF', () => Buffer.from('I am a PDF, believe me'), 'type'],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'type'],
    ['an SVG with a script, after its XML head', () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'type'],
    ['an archive', () => get('made.zip'), 'type'],
    ['a GIF that is a page', () => Buffer.from('GIF89a/*<html><body>*/=0;<script>alert(1)</script>', 'latin1'), 'type'],
    ['a real GIF with a page in its comment', () => put(get('gif'), 13 + 768, '!\xfe\x19<script>alert(1)</script>\0'), 'type'],
    ['a JPEG with a PDF in its head', () => withComment(get('jpg'), '%PDF-1.7'), 'type'],
    ['a PNG with an archive behind it', () => Buffer.concat([get('png'), get('made.zip')]), 'type'],
    ['a JPEG with an archive and more behind it', () => Buffer.concat([get('jpg'), get('made.zip'), Buffer.alloc(1000)]), 'type'],
    ['a PDF that is a page', () => pdf('<html><script>alert(1)</script></html>'), 'type'],
    ['a PDF that qpdf locked', () => get('locked.pdf'), 'encrypted'],
    ['a PDF that qpdf locked and packed', () => get('packed.pdf'), 'encrypted'],
    ['a real PDF cut short', () => get('made.pdf').subarray(0, -20), 'broken'],
  ])('%s', async (_, bytes, cause) => {
    const uploadId = await upload(filer, bytes());
    expect(await keep(filer, uploadId, 'contract.pdf')).toEqual(refused(cause));
    const rows = await held.court.server.db.selectFrom('upload').select('id').where('id', '=', uploadId).execute();
    expect(rows).toEqual([]);
    expect(await keep(filer, uploadId)).toMatchObject({ error: { code: 'notFound' } });
  });

  test.each(['png', 'jpg', 'gif', 'made.pdf'])('and the very same %s as it was made is taken', async (kind) => {
    expect(await keep(filer, await upload(filer, get(kind)))).toMatchObject({ bytes: get(kind).length });
  });
});

test('the same file twice is two documents of one hash', async () => {
  const first = await keep(filer, await upload(filer, get('png')));
  const second = await keep(filer, await upload(filer, get('png')));
  expect(second.sha256).toBe(first.sha256);
  expect(first.sha256).toBe(createHash('sha256').update(get('png')).digest('hex'));
  expect(second.documentId).not.toBe(first.documentId);
});

describe('a name', () => {
  const words = { title: 'The photograph', purpose: 'that it was there', source: 'from the files', form: 'copy' as const, pointIds: [] };
  test.each([
    ['../../../etc/passwd\u0000.html', 'passwd.html', 'passwd.html.png'],
    ['évidence 证据 📄.png', 'évidence 证据 📄.png', 'évidence 证据 📄.png'],
    ['gpj.\u202Eexe\r\nset-cookie: a=b', 'gpj.exeset-cookie: a=b', 'gpj.exeset-cookie: a=b.png'],
    [`${'long '.repeat(60)}.png`, `${`${'long '.repeat(60)}`.slice(0, 196)}.png`, `${`${'long '.repeat(60)}`.slice(0, 196)}.png`],
  ])('%j is one name in the register, and ends as what it is when it is handed out', async (given, kept, attached) => {
    const document = await keep(filer, await upload(filer, get('png')), given);
    expect(document.name).toBe(kept);
    await held.gathered.sockets.plaintiff.command('exhibit.file', { exhibitId: document.documentId, document, ...words });
    const answer = await fetch(`${filer.baseUrl}/api/hearings/${filer.hearingId}/exhibits/${document.documentId}/original`, { headers: authOf(filer) });
    const header = answer.headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^attachment; /);
    const extended = /filename\*=UTF-8''(\S+)/.exec(header)?.[1];
    expect(extended === undefined ? /filename="?([^"]*)"?/.exec(header)?.[1] : decodeURIComponent(extended)).toBe(attached);
    expect(Buffer.from(await answer.arrayBuffer()).equals(get('png'))).toBe(true);
  });
});
