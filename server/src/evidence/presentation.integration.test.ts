import { randomUUID } from 'node:crypto';
import { documentKeys, type PagesManifest } from '@assize/contracts/hearing/evidence/pages';
import type { EvidenceDocument } from '@assize/contracts/hearing/evidence/wire';
import type { Pane } from '@assize/contracts/hearing/presentation/wire';
import type { ExhibitIntegrity, ExhibitPages } from '@assize/contracts/http/documents';
import { fileDocument } from '@assize/contracts/testing/fileDocument';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { FileStore } from '@assize/platform/store/FileStore';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getHearingState } from '../hearing/readHearing.ts';
import type { GatheredCourt, Person } from '../testing/gatherCourt.ts';
import { type Gathered, startGathered } from '../testing/startGathered.ts';
import type { TestServer } from '../testing/startTestServer.ts';

let held: Gathered;
let court: TestServer;
let gathered: GatheredCourt;
let store: ObjectStore;
/** As a worker would have left them: grey pages. */
let page: Buffer;
const exhibitId: string = randomUUID();
const filmId: string = randomUUID();
const the = (person: Person) => gathered.sockets[person];
const words = { title: 'The contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
const everybody = ['judge', 'associate', 'clerk', 'plaintiff', 'lawyer', 'defendant', 'counsel', 'witness', 'observer'] as const;
const court_ = ['judge', 'associate', 'clerk'] as const;
const parties = ['plaintiff', 'lawyer', 'defendant', 'counsel'] as const;

const get = (person: Person, path: string, id = exhibitId): Promise<Response> =>
  fetch(`${court.baseUrl}/api/hearings/${gathered.hearingId}/exhibits/${id}/${path}`, { headers: { authorization: `Bearer ${the(person).accessToken}` } });
/** Who is given this page. */
async function readersOf(number: number): Promise<Person[]> {
  const answers = await Promise.all(everybody.map(async (person) => [person, (await get(person, `pages/${String(number)}/screen`)).status] as const));
  for (const [person, status] of answers) expect([200, 404], person).toContain(status);
  return answers.flatMap(([person, status]) => (status === 200 ? [person] : []));
}
const pane = (number: number): Pane => ({ exhibitId, page: number, rotation: 0, region: null });
const show = (number: number, isForWitness = false) => the('lawyer').command('presentation.show', { panes: [pane(number)], isForWitness });

async function file(id: string, manifest: PagesManifest): Promise<EvidenceDocument> {
  const bytes = await sharp({ create: { width: 50, height: 50, channels: 3, background: 'white' } })
    .png()
    .toBuffer();
  const about = { hearingId: gathered.hearingId, bytes: new Uint8Array(bytes), name: 'contract.png' };
  const document = await fileDocument(court.baseUrl, the('lawyer').accessToken, about);
  const { hearingId } = about;
  for (const number of [1, 2, 3]) {
    for (const size of ['thumb', 'screen', 'zoom'] as const) await store.put(documentKeys.page(hearingId, document.documentId, number, size), page);
    await store.put(documentKeys.text(hearingId, document.documentId, number), `words of page ${String(number)}`);
  }
  await store.put(documentKeys.manifest(hearingId, document.documentId), JSON.stringify(manifest));
  await the('lawyer').command('exhibit.file', { exhibitId: id, document, ...words });
  return document;
}

beforeAll(async () => {
  held = await startGathered();
  ({ court, gathered } = held);
  store = new FileStore(join(court.dataDir, 'store'));
  page = await sharp({ create: { width: 800, height: 1100, channels: 3, background: '#cccccc' } })
    .jpeg()
    .toBuffer();
  const shape: [number, number] = [595, 842];
  await file(exhibitId, { status: 'ready', pages: [shape, shape, shape], media: null });
  const film = await file(filmId, { status: 'ready', pages: [[320, 240]], media: { kind: 'video', durationMs: 2000 } });
  await store.put(documentKeys.playable(gathered.hearingId, film.documentId), Buffer.alloc(1000, 7));
}, 180_000);
afterAll(() => held.close(), 60_000);

describe('pages of a bundle', () => {
  const bundleId: string = randomUUID();
  const index = (person: Person, id = bundleId): Promise<Response> =>
    fetch(`${court.baseUrl}/api/hearings/${gathered.hearingId}/bundles/${id}/index`, { headers: { authorization: `Bearer ${the(person).accessToken}` } });
  test('are numbered when it is known how many there are, and printed for whoever reads in bundles', async () => {
    await the('clerk').command('bundle.open', { bundleId, title: 'Core bundle' });
    const enter = (pages: number) => the('clerk').command('bundle.enter', { bundleId, exhibitId, pages, afterId: null });
    await expect(enter(4)).rejects.toThrow('conflict');
    await enter(3);
    expect((await getHearingState(court.server.db, gathered.hearingId)).bundles[bundleId]?.entries).toEqual([{ exhibitId, pages: 3, first: [1] }]);
    for (const person of ['witness', 'observer'] as const) expect((await index(person)).status).toBe(404);
    expect((await index('clerk', randomUUID())).status).toBe(404);
  });
});

describe('pages of an exhibit', () => {
  test('are given to the court and its own side until the exchange, then to the parties', async () => {
    expect(await readersOf(1)).toEqual(['judge', 'associate', 'clerk', 'plaintiff', 'lawyer']);
    await the('clerk').command('exchange.open', {});
    expect(await readersOf(1)).toEqual([...court_, ...parties]);
    const answer = await get('counsel', 'pages');
    expect((await answer.json()) as ExhibitPages).toMatchObject({ number: { side: 'plaintiff', ordinal: 1 }, title: words.title, playable: null });
    expect(await (await get('counsel', 'pages/2/text')).text()).toBe('words of page 2');
    expect((await get('witness', 'pages/2/text')).status).toBe(404);
    expect((await get('observer', 'pages')).status).toBe(404);
  });

  test('carry the name of who looks in the picture itself, and no cache may keep them', async () => {
    const [mine, again, others] = await Promise.all([get('judge', 'pages/1/screen'), get('judge', 'pages/1/screen'), get('counsel', 'pages/1/screen')]);
    expect([mine?.headers.get('cache-control'), mine?.headers.get('content-security-policy')]).toEqual(['private, no-store', 'sandbox']);
    const pictures = await Promise.all([mine, again, others].map(async (one) => Buffer.from(await one.arrayBuffer())));
    const [first, second, third] = pictures as [Buffer, Buffer, Buffer];
    expect(first.equals(second)).toBe(true);
    expect(first.equals(third)).toBe(false);
    for (const one of pictures) {
      expect(await sharp(one).metadata()).toMatchObject({ width: 800, height: 1100, format: 'jpeg' });
      // Grey as the page is, with words in it that leave it readable.
      const { channels } = await sharp(one).greyscale().stats();
      expect(channels[0]?.min).toBeLessThan(195);
      expect(channels[0]?.min).toBeGreaterThan(120);
      expect(channels[0]?.mean).toBeGreaterThan(195);
    }
  });

  test('that are not there, or of a size that is none, are refused; so is everything without signing in', async () => {
    expect((await get('judge', 'pages/4/screen')).status).toBe(404);
    for (const path of ['pages/0/screen', 'pages/1/huge', 'pages/x/screen', 'pages/1.5/screen', 'pages/-1/screen'])
      expect((await get('judge', path)).status, path).toBe(400);
    expect((await get('judge', 'pages/1/screen', randomUUID())).status).toBe(404);
    expect(
      (
        await fetch(`${court.baseUrl}/api/hearings/${court.demo.hearingId}/exhibits/${exhibitId}/pages/1/screen`, {
          headers: { authorization: `Bearer ${the('judge').accessToken}` },
        })
      ).status,
    ).toBe(404);
    expect((await fetch(`${court.baseUrl}/api/hearings/${gathered.hearingId}/exhibits/${exhibitId}/pages/1/screen`)).status).toBe(401);
  });
});

describe('the original', () => {
  test('is hashed anew for whoever may open it, and said to be changed when it was', async () => {
    const { documentId } = (await getHearingState(court.server.db, gathered.hearingId)).evidence.exhibits[filmId]?.document ?? { documentId: randomUUID() };
    const ask = async (person: Person, id: string): Promise<ExhibitIntegrity> => (await (await get(person, 'integrity', id)).json()) as ExhibitIntegrity;
    expect(await ask('counsel', exhibitId)).toMatchObject({ isUnchanged: true });
    expect((await get('witness', 'integrity')).status).toBe(404);
    // Somebody writes into the store behind the court's back.
    await store.remove(documentKeys.original(gathered.hearingId, documentId));
    await store.put(documentKeys.original(gathered.hearingId, documentId), 'another film');
    expect(await ask('counsel', filmId)).toMatchObject({ isUnchanged: false });
  });
});

describe('before the court', () => {
  beforeAll(async () => {
    await the('judge').command('participant.admitAll', {});
    await the('judge')
      .command('participant.admit', { participantId: gathered.ids.observer })
      .catch(() => undefined);
    await the('judge').command('hearing.open', {});
    await the('judge').command('participant.admit', { participantId: gathered.ids.witness });
    await the('lawyer').command('presenter.ask', {});
    await the('judge').command('presenter.name', { participantId: gathered.ids.lawyer });
  }, 60_000);

  test('a page that the document has not is not shown', async () => {
    await expect(show(4)).rejects.toMatchObject({ code: 'notFound' });
    await expect(the('counsel').command('presentation.show', { panes: [pane(1)], isForWitness: false })).rejects.toMatchObject({ code: 'notPresenter' });
  });

  test('each page is given to who sees it, and to nobody else, in every state of the presentation', async () => {
    await show(2);
    expect([await readersOf(1), await readersOf(2)]).toEqual([
      [...court_, ...parties],
      [...court_, ...parties],
    ]);
    await show(2, true);
    expect([await readersOf(1), await readersOf(2)]).toEqual([
      [...court_, ...parties],
      [...court_, ...parties, 'witness'],
    ]);
    await the('judge').command('exhibit.setVisibility', { exhibitId, visibility: 'public', namedIds: [], reason: 'a public matter' });
    expect([await readersOf(1), await readersOf(2)]).toEqual([[...court_, ...parties], [...everybody]]);
    await show(3);
    expect([await readersOf(2), await readersOf(3)]).toEqual([
      [...court_, ...parties],
      [...court_, ...parties, 'observer'],
    ]);
    await the('judge').command('exhibit.setVisibility', { exhibitId, visibility: 'court', namedIds: [], reason: 'a trade secret' });
    expect(await readersOf(3)).toEqual([...court_, 'plaintiff', 'lawyer']);
    await the('counsel').until('snapshot', ({ snapshot }) => snapshot.presentation.panes.length === 0);
    await the('judge').command('exhibit.setVisibility', { exhibitId, visibility: 'parties', namedIds: [], reason: 'heard the parties' });
    await the('lawyer').command('presentation.clear', {});
    expect(await readersOf(3)).toEqual([...court_, ...parties]);
  }, 60_000);

  test('a witness is told of a page and its marks when it is put to them, marks of before included', async () => {
    const strokeId = randomUUID();
    const before = the('witness').heard.length;
    await show(1);
    await the('lawyer').command('strokes.draw', { exhibitId, page: 1, strokes: [{ strokeId, tool: 'pen', colour: 'red', points: [1, 1, 500, 500] }] });
    await the('counsel').until('events', (events) => events.some((event) => event.type === 'strokes.drawn'));
    expect(JSON.stringify(the('witness').heard.slice(before))).not.toContain(exhibitId);
    await show(1, true);
    await the('witness').until('snapshot', ({ snapshot: { presentation } }) =>
      Object.values(presentation.strokes)
        .flat()
        .some((one) => one.strokeId === strokeId),
    );
    const seen = the('witness').heard.length;
    await show(2, false);
    await the('counsel').until('events', (events) =>
      events.some((event) => event.type === 'presentation.shown' && event.payload.panes[0]?.page === 2 && !event.payload.isForWitness),
    );
    expect(JSON.stringify(the('witness').heard.slice(seen))).not.toContain(exhibitId);
  }, 60_000);

  test('a pointer is seen by who sees the page, from who presents alone, and is in no log', async () => {
    const at = { x: 5000, y: 2500 };
    const { seq } = await getHearingState(court.server.db, gathered.hearingId);
    await expect(the('counsel').ask('point', { exhibitId, page: 2, at })).rejects.toMatchObject({ code: 'notPresenter' });
    await expect(the('lawyer').ask('point', { exhibitId, page: 1, at })).rejects.toMatchObject({ code: 'conflict' });
    await expect(the('lawyer').ask('point', { exhibitId, page: 2, at: { x: -1, y: 0 } })).rejects.toMatchObject({ code: 'badRequest' });
    await the('lawyer').ask('point', { exhibitId, page: 2, at });
    for (const one of ['judge', 'counsel'] as const) expect(await the(one).until('pointed')).toEqual({ exhibitId, page: 2, at });
    await the('lawyer').ask('point', { exhibitId, page: 2, at: null });
    await the('counsel').until('pointed', (pointed) => pointed.at === null);
    for (const one of ['witness', 'lawyer'] as const) expect(the(one).heard.map((message) => message.name)).not.toContain('pointed');
    expect((await getHearingState(court.server.db, gathered.hearingId)).seq).toBe(seq);
  });

  test('sound and film come in parts, by a ticket of one’s own, for as long as one may see it', async () => {
    const { playable } = (await (await get('counsel', 'pages', filmId)).json()) as ExhibitPages;
    const part = await fetch(court.baseUrl + String(playable), { headers: { range: 'bytes=100-199' } });
    expect([part.status, part.headers.get('content-range'), (await part.arrayBuffer()).byteLength]).toEqual([206, 'bytes 100-199/1000', 100]);
    await the('judge').command('exhibit.setVisibility', { exhibitId: filmId, visibility: 'court', namedIds: [], reason: 'a trade secret' });
    expect((await fetch(court.baseUrl + String(playable))).status).toBe(404);
    expect((await fetch(`${court.baseUrl}/exhibit-files/rubbish`)).status).toBe(401);
  });
});
