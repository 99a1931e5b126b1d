import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import { uploadsPath } from '@assize/contracts/http/documents';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getHearingState } from '../hearing/readHearing.ts';
import { type Filer, keep as keepAs, pdf, upload as uploadAs } from '../testing/filing.ts';
import type { GatheredCourt, Person } from '../testing/gatherCourt.ts';
import { type Gathered, startGathered } from '../testing/startGathered.ts';
import type { TestServer } from '../testing/startTestServer.ts';

let held: Gathered;
let court: TestServer;
let gathered: GatheredCourt;
/** A picture that a real encoder made. */
let png: Buffer;
const the = (person: Person) => gathered.sockets[person];

beforeAll(async () => {
  held = await startGathered();
  ({ court, gathered } = held);
  const args = ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=s=640x480:d=1:r=1', '-frames:v', '1', '-f', 'image2pipe', '-c:v', 'png', '-'];
  png = (await promisify(execFile)(process.env['FFMPEG_BIN'] ?? 'ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 24 })).stdout;
}, 180_000);
afterAll(() => held.close(), 60_000);

const auth = (person: Person) => ({ authorization: `Bearer ${the(person).accessToken}` });
const filer = (person: Person, hearingId = gathered.hearingId): Filer => ({ baseUrl: court.baseUrl, hearingId, accessToken: the(person).accessToken });
const upload = (person: Person, bytes: Buffer, options: Parameters<typeof uploadAs>[2] & { hearingId?: string } = {}) =>
  uploadAs(filer(person, options.hearingId), bytes, options);
const keep = <T = EvidenceDocument>(person: Person, uploadId: string, name?: string) => keepAs<T>(filer(person), uploadId, name);
const words = { title: 'The contract', purpose: 'that it was signed', source: 'from the files', form: 'copy' as const, pointIds: [] };
const original = (person: Person, exhibitId: string, hearingId = gathered.hearingId) =>
  fetch(`${court.baseUrl}/api/hearings/${hearingId}/exhibits/${exhibitId}/original`, { headers: auth(person) });

describe('a document', () => {
  test('is kept once and for ever under its hash, by its content, with a name that is one name', async () => {
    const uploadId = await upload('plaintiff', png);
    const kept = await keep('plaintiff', uploadId, '../../etc/合同\u202Egpj.exe 📄.pdf');
    expect(kept).toEqual({
      documentId: uploadId,
      sha256: createHash('sha256').update(png).digest('hex'),
      bytes: png.length,
      mime: 'image/png',
      name: '合同gpj.exe 📄.pdf',
    });
    expect(await keep('plaintiff', uploadId, 'another name')).toEqual(kept);
  });

  test('cut on the way is gone on with where it broke off', async () => {
    const long = pdf('x'.repeat(400_000));
    const uploadId = await upload('plaintiff', long, { cutAfter: 128 * 1024 });
    expect(await keep('plaintiff', uploadId)).toEqual({ error: { code: 'conflict', details: { what: 'upload' } } });
    const url = `${court.baseUrl}${uploadsPath}/${uploadId}`;
    const head = await fetch(url, { method: 'HEAD', headers: { ...auth('plaintiff'), 'tus-resumable': '1.0.0' } });
    expect(Number(head.headers.get('upload-offset'))).toBeGreaterThanOrEqual(128 * 1024);
    expect(await upload('plaintiff', long, { url })).toBe(uploadId);
    expect(await keep('plaintiff', uploadId)).toMatchObject({ bytes: long.length, mime: 'application/pdf' });
  });

  test.each<[string, Buffer, string]>([
    ['a page that says it is a PDF', Buffer.from('<html><script>alert(1)</script></html>'), 'type'],
    ['an SVG with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'type'],
    ['a program', Buffer.from(`MZ${'\0'.repeat(200)}`, 'latin1'), 'type'],
    ['a PDF behind something else', Buffer.concat([Buffer.from('GIF89a'), pdf()]), 'type'],
    ['a PDF that ends too early', pdf('', ''), 'broken'],
    ['a PDF with a password', pdf('trailer<</Encrypt 5 0 R>>'), 'encrypted'],
    ['the test virus', Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')), 'malware'],
    [
      'the test virus in a PDF, across two pieces of reading',
      pdf(`${'y'.repeat((1 << 20) - 60)}X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`),
      'malware',
    ],
  ])('is refused with the reason: %s', async (_, bytes, cause) => {
    expect(await keep('plaintiff', await upload('plaintiff', bytes))).toEqual({ error: { code: 'documentRefused', details: { cause } } });
  });

  test('nobody goes on with, keeps or reads the upload of another, nor uploads where they may not file', async () => {
    const uploadId = await upload('plaintiff', png);
    const url = `${court.baseUrl}${uploadsPath}/${uploadId}`;
    for (const method of ['HEAD', 'DELETE', 'PATCH']) {
      const answer = await fetch(url, {
        method,
        headers: { ...auth('defendant'), 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      });
      expect(answer.status, method).toBe(404);
    }
    expect((await fetch(url, { headers: auth('plaintiff') })).status).toBe(404);
    expect((await fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })).status).toBe(401);
    expect(await keep('defendant', uploadId)).toMatchObject({ error: { code: 'notFound' } });
    await expect(upload('witness', png)).rejects.toThrow(/403/);
    await expect(upload('plaintiff', png, { hearingId: court.demo.hearingId })).rejects.toThrow(/404/);
  });
});

describe('an exhibit', () => {
  const exhibitId = randomUUID();
  let document: EvidenceDocument;

  test('is filed with a document of one’s own as it was kept, or not at all', async () => {
    document = await keep('plaintiff', await upload('plaintiff', png));
    const file = (person: Person, changed: Partial<EvidenceDocument> = {}) =>
      the(person).command('exhibit.file', { exhibitId, document: { ...document, ...changed }, ...words });
    await expect(file('plaintiff', { sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'notFound' });
    await expect(file('plaintiff', { mime: 'text/html' })).rejects.toMatchObject({ code: 'notFound' });
    await expect(file('defendant')).rejects.toMatchObject({ code: 'notFound' });
    await file('plaintiff');
    expect((await getHearingState(court.server.db, gathered.hearingId)).evidence.exhibits[exhibitId]).toMatchObject({
      number: { side: 'plaintiff', ordinal: 1 },
      document,
    });
  });

  const readers = async (): Promise<Person[]> => {
    const all = ['judge', 'associate', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'counsel', 'witness', 'observer'] as const;
    const answers = await Promise.all(all.map(async (person) => [person, (await original(person, exhibitId)).status] as const));
    for (const [person, status] of answers) expect([200, 404], person).toContain(status);
    return answers.flatMap(([person, status]) => (status === 200 ? [person] : []));
  };

  test('is known to the court and its own side until the exchange; then to the parties, and still to no witness or observer', async () => {
    expect(await readers()).toEqual(['judge', 'associate', 'clerk', 'plaintiff', 'lawyer']);
    for (const person of ['defendant', 'counsel', 'witness', 'observer'] as const) expect(JSON.stringify(the(person).heard), person).not.toContain(exhibitId);
    await the('clerk').command('exchange.open', {});
    await the('defendant').until('snapshot', ({ snapshot }) => snapshot.evidence.exhibits[exhibitId]?.title === words.title);
    expect(await readers()).toEqual(['judge', 'associate', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'counsel']);
    for (const person of ['witness', 'observer'] as const) expect(JSON.stringify(the(person).heard), person).not.toContain(exhibitId);
  });

  test('closed to one side by the judge, it is gone from their sight and cannot be opened', async () => {
    const named = { exhibitId, visibility: 'court' as const, namedIds: [], reason: 'a trade secret' };
    await the('judge').command('exhibit.setVisibility', named);
    await the('counsel').until('snapshot', ({ snapshot }) => !(exhibitId in snapshot.evidence.exhibits));
    expect(await readers()).toEqual(['judge', 'associate', 'clerk', 'plaintiff', 'lawyer']);
    await the('judge').command('exhibit.setVisibility', { ...named, visibility: 'parties' });
  });

  test('comes as the very bytes that were filed, never to be shown as a page of ours; who opened it is kept', async () => {
    const answer = await original('counsel', exhibitId);
    expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect([answer.headers.get('content-security-policy'), answer.headers.get('cache-control')]).toEqual(['sandbox', 'private, no-store']);
    const reads = await court.server.db.selectFrom('document_read').select('participant_id').where('document_id', '=', document.documentId).execute();
    expect(reads.map((one) => one.participant_id)).toContain(gathered.ids.counsel);
    expect(reads.map((one) => one.participant_id)).not.toContain(gathered.ids.observer);
  });

  test('is not found by a guessed id, by another hearing, or without signing in', async () => {
    expect((await original('judge', randomUUID())).status).toBe(404);
    expect((await original('judge', exhibitId, court.demo.hearingId)).status).toBe(404);
    expect((await fetch(`${court.baseUrl}/api/hearings/${gathered.hearingId}/exhibits/${exhibitId}/original`)).status).toBe(401);
    expect((await original('judge', 'x')).status).toBe(400);
  });
});
