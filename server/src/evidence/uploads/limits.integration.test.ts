import { randomUUID } from 'node:crypto';
import { uploadsPath } from '@assize/contracts/http/documents';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { authOf, type Filer, keep, pdf, upload } from '../../testing/filing.ts';
import type { Person } from '../../testing/gatherCourt.ts';
import { type Gathered, startGathered } from '../../testing/startGathered.ts';

/* One person comes to every limit in turn; each test goes on where the one before ended. */
const limits = { EVIDENCE_MAX_BYTES: 4000, EVIDENCE_MAX_TOTAL_BYTES: 9000, EVIDENCE_MAX_DOCUMENTS: 4, EVIDENCE_MAX_UPLOADS: 2 };
let held: Gathered;
beforeAll(async () => {
  held = await startGathered(Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, String(value)])));
}, 180_000);
afterAll(() => held.close(), 60_000);

const filer = (person: Person): Filer => ({
  baseUrl: held.court.baseUrl,
  hearingId: held.gathered.hearingId,
  accessToken: held.gathered.sockets[person].accessToken,
});
const ofBytes = (bytes: number): Buffer => pdf('x'.repeat(bytes - pdf().length));

/** Begins an upload; what tus answers. */
async function begin(person: Person, length: number | undefined): Promise<{ status: number; id: string; body: unknown }> {
  const metadata = `hearingId ${Buffer.from(held.gathered.hearingId).toString('base64')}`;
  const size = length === undefined ? { 'upload-defer-length': '1' } : { 'upload-length': String(length) };
  const headers = { ...authOf(filer(person)), 'tus-resumable': '1.0.0', 'upload-metadata': metadata, ...size };
  const answer = await fetch(held.court.baseUrl + uploadsPath, { method: 'POST', headers });
  const text = await answer.text();
  return { status: answer.status, id: answer.headers.get('location')?.split('/').at(-1) ?? '', body: text === '' ? undefined : JSON.parse(text) };
}
const refused = (cause: string) => ({ status: 413, id: '', body: { error: { code: 'documentRefused', details: { cause } } } });

test('what is too large, or does not say how large it is, is not begun', async () => {
  expect(await begin('plaintiff', 4001)).toEqual(refused('tooLarge'));
  expect(await begin('plaintiff', undefined)).toMatchObject({ status: 400, body: { error: { code: 'badRequest' } } });
});

test('no more uploads are begun than one may have, until one is filed or all are dropped; nobody else is kept back', async () => {
  const [one, other] = [await begin('plaintiff', 100), await begin('plaintiff', 100)];
  expect([one.status, other.status]).toEqual([201, 201]);
  expect(await begin('plaintiff', 100)).toEqual(refused('tooManyUploads'));
  expect((await begin('defendant', 100)).status).toBe(201);
  expect((await fetch(`${held.court.baseUrl}/api/uploads`, { method: 'DELETE', headers: authOf(filer('plaintiff')) })).status).toBe(200);
  const bytes = ofBytes(1000);
  expect(await keep(filer('plaintiff'), await upload(filer('plaintiff'), bytes))).toMatchObject({ bytes: 1000 });
  const dropped = await held.court.server.db.selectFrom('upload').select('id').where('id', 'in', [one.id, other.id]).execute();
  expect(dropped).toEqual([]);
});

test('of many begun at the same moment no more are let in than one may have', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => begin('lawyer', 10)));
  expect(answers.filter((one) => one.status === 201)).toHaveLength(2);
  expect(answers.filter((one) => one.status === 413)).toHaveLength(6);
});

test('a person has so many bytes in a hearing, with what is being uploaded; a withdrawn exhibit counts', async () => {
  const document = await keep(filer('plaintiff'), await upload(filer('plaintiff'), ofBytes(4000)));
  const exhibitId = randomUUID();
  const words = { title: 'A', purpose: 'B', source: 'C', form: 'copy' as const, pointIds: [] };
  await held.gathered.sockets.plaintiff.command('exhibit.file', { exhibitId, document, ...words });
  await held.gathered.sockets.plaintiff.command('exhibit.withdraw', { exhibitId, reason: 'filed by mistake' });
  const waiting = await begin('plaintiff', 2000); // 7,000 of 9,000
  expect(waiting.status).toBe(201);
  expect(await begin('plaintiff', 2001)).toEqual(refused('tooMuch'));
});

test('and so many documents', async () => {
  expect((await begin('plaintiff', 100)).status).toBe(201); // two documents and two uploads
  expect((await fetch(`${held.court.baseUrl}/api/uploads`, { method: 'DELETE', headers: authOf(filer('plaintiff')) })).status).toBe(200);
  for (let number = 3; number <= 4; number++) await keep(filer('plaintiff'), await upload(filer('plaintiff'), ofBytes(100)));
  expect(await begin('plaintiff', 10)).toEqual(refused('tooManyDocuments'));
});

test('an upload begun while there was room is refused at filing when there is none any more, and is kept', async () => {
  const uploadId = await upload(filer('counsel'), ofBytes(500));
  const row = { hearing_id: held.gathered.hearingId, participant_id: held.gathered.ids.counsel, sha256: '0'.repeat(64), mime: 'image/png', name: 'x' };
  const documentId = randomUUID();
  await held.court.server.db
    .insertInto('document')
    .values({ id: documentId, bytes: 8600, ...row })
    .execute();
  expect(await keep(filer('counsel'), uploadId)).toEqual({ error: { code: 'documentRefused', details: { cause: 'tooMuch' } } });
  await held.court.server.db.deleteFrom('document').where('id', '=', documentId).execute();
  expect(await keep(filer('counsel'), uploadId)).toMatchObject({ bytes: 500 });
});
