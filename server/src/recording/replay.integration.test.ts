import { randomUUID } from 'node:crypto';
import type { RecordingDetail } from '@assize/contracts/casefile/views';
import { speechName } from '@assize/contracts/recording/moments';
import { documentKeys } from '@assize/contracts/hearing/evidence/pages';
import { type Replay, replaySchema } from '@assize/contracts/recording/replay';
import { waveformName } from '@assize/contracts/recording/waveform';
import type { Role } from '@assize/contracts/hearing/roles';
import { buildHearing, hearingId, recordingId, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { evidenceDocument } from '@assize/contracts/testing/evidenceDocument';
import { FileStore } from '@assize/platform/store/FileStore';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inviteParticipant } from '../casefile/inviteParticipant.ts';
import { keepHearing, keepRecording, type KeptPerson } from '../testing/keepHearing.ts';
import { startTestServer, type TestServer } from '../testing/startTestServer.ts';

/*
 * Two minutes: the witness is called in from about 60 s to 90 s and released; the defendant is sent out at 90 s; a page
 * is shown from the beginning to about 30 s.
 */
const roles: Role[] = ['presidingJudge', 'clerk', 'plaintiff', 'defendant', 'lawyer', 'witness', 'appraiser', 'interpreter', 'observer'];
const exhibitId = '00000000-0000-4000-b007-000000000000';
const segment = (index: number): string => `hls/part-${String(index).padStart(5, '0')}.m4s`;
let court: TestServer;
let hearing: TestHearing;
let people: Record<string, KeptPerson>;
/** What the log says of when the page was shown. */
let shownSeq: number;

function playHearing(): TestHearing {
  const played = buildHearing({ roles, actsFor: { lawyer: 'plaintiff', interpreter: 'defendant' }, upTo: 'inSession' });
  const judge = (...commands: Parameters<TestHearing['command']>[0][]): void => commands.forEach((one) => played.command(one, played.idOf('presidingJudge')));
  const document = evidenceDocument(1);
  const about = { title: 'Contract', purpose: 'x', source: 'y', form: 'copy' as const, pointIds: [] };
  played.command({ type: 'exhibit.file', payload: { exhibitId, document, ...about } }, played.idOf('plaintiff'));
  judge({ type: 'exchange.open', payload: {} }, { type: 'presenter.name', payload: { participantId: played.idOf('presidingJudge') } });
  judge({ type: 'presentation.show', payload: { panes: [{ exhibitId, page: 2, rotation: 0, region: null }], isForWitness: false } });
  shownSeq = played.events.length;
  played.wait(24);
  judge({ type: 'presentation.clear', payload: {} });
  played.command({ type: 'note.make', payload: { text: 'for the court alone' } }, played.idOf('clerk'));
  played.wait(30);
  const witness = { participantId: played.idOf('witness') };
  judge({ type: 'participant.admit', payload: witness });
  played.wait(30);
  judge(
    { type: 'participant.release', payload: witness },
    { type: 'participant.remove', payload: { participantId: played.idOf('defendant'), reason: 'shouting' } },
  );
  played.wait(30);
  judge({ type: 'hearing.close', payload: {} });
  return played;
}

beforeAll(async () => {
  court = await startTestServer();
  hearing = playHearing();
  people = await keepHearing(court, hearing);
  const durationS = Math.ceil((Date.parse(hearing.events.at(-1)?.at ?? '') - Date.parse(hearing.state.openedAt ?? '')) / 1000);
  const parts = Array.from({ length: Math.ceil(durationS / 6) }, (_, index) => index);
  const playlist = ['#EXTM3U', '#EXT-X-VERSION:7', ...parts.flatMap((index) => ['#EXTINF:6.000000,', segment(index).slice(4)]), '#EXT-X-ENDLIST', ''].join(
    '\n',
  );
  const speech = [{ participantId: hearing.idOf('plaintiff'), fromMs: 1000, toMs: 110_000 }];
  const voice = { participantId: hearing.idOf('plaintiff'), peaks: Array.from({ length: 1100 }, () => 9) };
  const text = (name: string, bytes: string, mimeType: string) => ({ name, bytes, mimeType });
  await keepRecording(court, hearing, [
    text('hearing.mp4', 'whole', 'video/mp4'),
    text('hls/index.m3u8', playlist, 'application/vnd.apple.mpegurl'),
    text('hls/init.mp4', 'init', 'video/mp4'),
    ...parts.map((index) => text(segment(index), `part ${String(index)}`, 'video/mp4')),
    text(speechName, JSON.stringify({ format: 'assize.speech.1', speech }), 'application/json'),
    text(waveformName, JSON.stringify({ format: 'assize.waveform.1', peaksPerSecond: 10, voices: [voice] }), 'application/json'),
  ]);
  const store = new FileStore(join(court.dataDir, 'store'));
  const { documentId, bytes, mime, name, sha256 } = evidenceDocument(1);
  const of = { id: documentId, hearing_id: hearingId, participant_id: hearing.idOf('plaintiff') };
  await court.server.db
    .insertInto('document')
    .values({ ...of, sha256, bytes, mime, name })
    .execute();
  const manifest = { status: 'ready', pages: [[50, 70], [50, 70], [50, 70]], media: null }; // oxfmt-ignore
  await store.put(documentKeys.manifest(hearingId, documentId), JSON.stringify(manifest));
  const page = await sharp({ create: { width: 600, height: 840, channels: 3, background: 'white' } })
    .jpeg()
    .toBuffer();
  for (const number of [1, 2, 3]) await store.put(documentKeys.page(hearingId, documentId, number, 'screen'), page);
}, 180_000);
afterAll(() => court?.close());

const tokenOf = (role: Role): string => people[hearing.idOf(role)]?.token ?? '';
const ask = (role: Role, path: string, method = 'GET'): Promise<Response> =>
  fetch(court.baseUrl + path, {
    method,
    headers: { authorization: `Bearer ${tokenOf(role)}`, 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
const at = `/api/recordings/${recordingId}`;
async function baseOf(role: Role): Promise<string> {
  return ((await (await ask(role, `${at}/tickets`, 'POST')).json()) as { base: string }).base;
}
const statusOf = async (base: string, name: string): Promise<number> => (await fetch(court.baseUrl + base + name)).status;
const replayOf = async (role: Role): Promise<Replay> => replaySchema.parse(await (await ask(role, `${at}/replay`)).json());

describe('who may replay', () => {
  test.each<[Role, number, string | undefined]>([
    ['presidingJudge', 200, undefined],
    ['clerk', 200, undefined],
    ['plaintiff', 200, undefined],
    ['lawyer', 200, undefined],
    ['defendant', 200, undefined],
    ['witness', 200, undefined],
    ['appraiser', 403, 'notReleased'],
    ['interpreter', 403, 'notParty'],
    ['observer', 403, 'notParty'],
  ])('%s: %d', async (role, status, cause) => {
    for (const [path, method] of [
      [at, 'GET'],
      [`${at}/replay`, 'GET'],
      [`${at}/tickets`, 'POST'],
    ] as const) {
      // oxfmt-ignore
      const answer = await ask(role, path, method);
      expect(answer.status, path).toBe(status);
      if (cause !== undefined) expect(await answer.json()).toMatchObject({ error: { code: 'notAllowed', details: { cause } } });
    }
  });

  test('nobody of another case is told that there is one', async () => {
    const { secret } = await inviteParticipant(court.server.db, court.server.log, court.demo.hearingId, { name: 'Stranger', role: 'clerk' });
    const session = await fetch(`${court.baseUrl}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    });
    const { accessToken } = (await session.json()) as { accessToken: string };
    expect((await fetch(`${court.baseUrl}${at}/replay`, { headers: { authorization: `Bearer ${accessToken}` } })).status).toBe(404);
  });

  test('only the court orders that it be made again', async () => {
    expect((await ask('plaintiff', `${at}/retry`, 'POST')).status).toBe(403);
  });
});

describe('what they are given of it', () => {
  test('who was there throughout has the whole, and takes no copy away', async () => {
    const base = await baseOf('lawyer');
    expect(await statusOf(base, 'hearing.mp4')).toBe(200);
    expect(await statusOf(base, 'hearing.mp4?download=1')).toBe(403);
    expect(await statusOf(await baseOf('clerk'), 'hearing.mp4?download=1')).toBe(200);
    expect(await replayOf('lawyer')).toMatchObject({ isWhole: true });
  });

  test('a witness has the parts of their testimony and not one of what was kept from them, by whatever address', async () => {
    const base = await baseOf('witness');
    const { readable, isWhole } = await replayOf('witness');
    expect(isWhole).toBe(false);
    const first = Math.ceil((readable[0]?.fromMs ?? 0) / 6000);
    expect(first).toBeGreaterThan(9);
    for (let index = 0; index < first; index++) expect(await statusOf(base, segment(index)), segment(index)).toBe(404);
    expect(await statusOf(base, segment(first))).toBe(200);
    expect(await statusOf(base, 'hls/init.mp4')).toBe(200);
    for (const name of ['hearing.mp4', 'manifest.json', 'chapters.vtt', 'thumbnails/00001.jpg']) expect(await statusOf(base, name), name).toBe(404);
    const playlist = await (await fetch(`${court.baseUrl}${base}hls/index.m3u8`)).text();
    expect(playlist.match(/#EXT-X-GAP/g)).toHaveLength(first);
    const detail = (await (await ask('witness', at)).json()) as RecordingDetail;
    expect(detail).toMatchObject({ video: null, tracks: [], thumbnails: [], isWhole: false });
  });

  test('their speech and waveforms end where their right does', async () => {
    const base = await baseOf('defendant');
    const { speech } = (await (await fetch(court.baseUrl + base + speechName)).json()) as { speech: { toMs: number }[] };
    const [end] = speech.map((one) => one.toMs);
    expect(end).toBeGreaterThan(80_000);
    expect(end).toBeLessThan(100_000);
    const { voices } = (await (await fetch(court.baseUrl + base + waveformName)).json()) as { voices: { peaks: number[] }[] };
    const peaks = voices[0]?.peaks ?? [];
    expect([peaks[100], peaks[1050]]).toEqual([9, 0]);
  });

  test('another’s ticket gives what is that other’s, and ends with their session', async () => {
    const { accountId, sessionId } = people[hearing.idOf('witness')] ?? {};
    expect(accountId && sessionId).toBeTruthy();
    const base = await baseOf('witness');
    // The lawyer, who may hear all, uses it: it is the witness’s all the same.
    expect((await fetch(`${court.baseUrl}${base}${segment(0)}`, { headers: { authorization: `Bearer ${tokenOf('lawyer')}` } })).status).toBe(404);
    await court.server.db
      .updateTable('session')
      .set({ revoked_at: new Date() })
      .where('id', '=', sessionId ?? '')
      .execute();
    expect(await statusOf(base, segment(12))).toBe(401);
    await court.server.db
      .updateTable('session')
      .set({ revoked_at: null })
      .where('id', '=', sessionId ?? '')
      .execute();
  });
});

describe('the court at a moment', () => {
  test('is read without the court’s own notes by a party, and with them by the clerk', async () => {
    expect(JSON.stringify(await replayOf('plaintiff'))).not.toContain('for the court alone');
    expect(JSON.stringify(await replayOf('clerk'))).toContain('for the court alone');
  });

  test('comes with the shape of each page that was shown', async () => {
    expect((await replayOf('plaintiff')).shapes).toEqual({ [`${exhibitId}/2`]: [50, 70] });
    expect((await replayOf('witness')).shapes).toEqual({});
  });

  test('gives the page that was before the court to who saw it then, with their name in it, and no other', async () => {
    const page = (role: Role, seq: number, number: number, id = exhibitId) =>
      ask(role, `${at}/at/${String(seq)}/exhibits/${id}/pages/${String(number)}/screen`);
    const [judges, lawyers] = await Promise.all([page('presidingJudge', shownSeq, 2), page('lawyer', shownSeq, 2)]);
    expect([judges.status, lawyers.status]).toEqual([200, 200]);
    expect(Buffer.compare(Buffer.from(await judges.arrayBuffer()), Buffer.from(await lawyers.arrayBuffer()))).not.toBe(0);
    // Before the exchange it was the plaintiff’s alone; the witness was outside; nobody has a page of the future.
    expect((await page('defendant', shownSeq, 2)).status).toBe(200);
    expect((await page('witness', shownSeq, 2)).status).toBe(404);
    expect((await page('observer', shownSeq, 2)).status).toBe(403);
    expect((await page('plaintiff', shownSeq, 2, randomUUID())).status).toBe(404);
    expect((await page('plaintiff', 99_999, 2)).status).toBe(404);
    expect((await page('plaintiff', shownSeq, 9)).status).toBe(404);
    expect((await ask('plaintiff', `${at}/at/x/exhibits/${exhibitId}/pages/1/screen`)).status).toBe(400);
  });
});
