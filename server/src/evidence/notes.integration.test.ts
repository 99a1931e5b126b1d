import { randomUUID } from 'node:crypto';
import type { DocumentRead, PrivateNote } from '@assize/contracts/http/documents';
import { fileDocument } from '@assize/contracts/testing/fileDocument';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportLog } from '../hearing/readHearing.ts';
import type { Person } from '../testing/gatherCourt.ts';
import { type Gathered, startGathered } from '../testing/startGathered.ts';

let held: Gathered;
const exhibitId: string = randomUUID();
const secret = 'ask her about the second page';
const the = (person: Person) => held.gathered.sockets[person];
const ask = (person: Person, what: string, body?: object): Promise<Response> =>
  fetch(`${held.court.baseUrl}/api/hearings/${held.gathered.hearingId}/exhibits/${exhibitId}/${what}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${the(person).accessToken}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const notesOf = async (person: Person): Promise<PrivateNote[]> => ((await (await ask(person, 'notes')).json()) as { notes: PrivateNote[] }).notes;
const stroke = { strokeId: randomUUID(), tool: 'pen', colour: 'green', points: [0, 0, 100, 100] };

beforeAll(async () => {
  held = await startGathered();
  const bytes = new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  const document = await fileDocument(held.court.baseUrl, the('lawyer').accessToken, { hearingId: held.gathered.hearingId, bytes, name: 'contract.pdf' });
  await the('lawyer').command('exhibit.file', { exhibitId, document, title: 'x', purpose: 'x', source: 'y', form: 'copy', pointIds: [] });
}, 180_000);
afterAll(() => held.close(), 60_000);

test('a note and its marks are one’s own until they are shared with one’s side, and nobody else’s ever', async () => {
  await the('clerk').command('exchange.open', {});
  const note = { page: 1, isShared: false, body: secret, strokes: [stroke] };
  expect((await ask('lawyer', 'notes', note)).status).toBe(200);
  expect(await notesOf('lawyer')).toMatchObject([{ participantId: held.gathered.ids.lawyer, body: secret, strokes: [stroke] }]);
  expect(await notesOf('plaintiff')).toEqual([]);
  await ask('lawyer', 'notes', { ...note, isShared: true });
  expect(await notesOf('plaintiff')).toMatchObject([{ body: secret }]);
  for (const person of ['judge', 'associate', 'clerk', 'defendant', 'counsel'] as const) expect(await notesOf(person), person).toEqual([]);
  for (const person of ['witness', 'observer'] as const) expect((await ask(person, 'notes')).status, person).toBe(404);
  // Whoever reads a note of their side cannot change it: theirs is another.
  await ask('plaintiff', 'notes', { ...note, body: 'mine', strokes: [] });
  expect((await notesOf('lawyer')).map((one) => one.body)).toEqual([secret]);
  const log = JSON.stringify(await exportLog(held.court.server.db, held.gathered.hearingId, { reader: undefined }));
  expect(log).not.toContain(secret);
  await ask('lawyer', 'notes', { ...note, body: ' ', strokes: [] });
  expect(await notesOf('lawyer')).toEqual([]);
});

test('rubbish is refused', async () => {
  for (const body of [{}, { page: 0, isShared: true, body: '', strokes: [] }, { page: 1, isShared: true, body: 'x'.repeat(4001), strokes: [] }])
    expect((await ask('lawyer', 'notes', body)).status).toBe(400);
});

test('who opened what when is told to the court and to the side that filed it, but not what the court reads', async () => {
  const readsOf = async (person: Person): Promise<string[]> =>
    ((await (await ask(person, 'reads')).json()) as { reads: DocumentRead[] }).reads.map((one) => one.participantId);
  for (const person of ['counsel', 'judge', 'counsel'] as const) await (await ask(person, 'original')).arrayBuffer();
  const { judge, counsel } = held.gathered.ids;
  expect((await readsOf('clerk')).toSorted()).toEqual([judge, counsel].toSorted());
  expect(await readsOf('lawyer')).toEqual([counsel]);
  expect((await ask('counsel', 'reads')).status).toBe(403);
  expect((await ask('witness', 'reads')).status).toBe(404);
});
