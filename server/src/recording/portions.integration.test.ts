import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingDetail, TimeLogEntry } from '@assize/contracts/casefile/views';
import type { ExportedLog } from '@assize/contracts/hearing/log';
import { verifyChain } from '@assize/contracts/hearing/chain';
import type { ClosedLevel } from '@assize/contracts/hearing/publicity/wire';
import type { Role } from '@assize/contracts/hearing/roles';
import { exportKeys } from '@assize/contracts/recording/package';
import type { Span } from '@assize/contracts/recording/readable';
import type { Manifest } from '@assize/contracts/recording/products';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';
import { buildHearing, hearingId, recordingId, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { signToken } from '@assize/platform/tokens';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fileRecording, segmentName, segmentS, thumbnailName } from '../testing/fileRecording.ts';
import { startTestServer, type TestServer, testSecret } from '../testing/startTestServer.ts';

/* Public, for the parties, confidential while the defendant is out, sealed, public: about half a minute each. */
const roles = ['presidingJudge', 'judge', 'clerk', 'bailiff', 'plaintiff', 'lawyer', 'defendant', 'witness', 'appraiser', 'interpreter', 'observer'] as const;
const secret = 'the words of a sealed moment';
let court: TestServer;
let hearing: TestHearing;
let tokens: Record<string, string>;
let clock: RecordingClock;
let closed: Record<ClosedLevel, Span>;

function playHearing(): TestHearing {
  const played = buildHearing({ roles, actsFor: { lawyer: 'plaintiff', interpreter: 'defendant' }, upTo: 'inSession' });
  const judge = (command: Parameters<TestHearing['command']>[0]): void => played.command(command, played.idOf('presidingJudge'));
  const appraiser = { participantId: played.idOf('appraiser') };
  judge({ type: 'participant.admit', payload: appraiser });
  played.wait(28);
  judge({ type: 'participant.release', payload: appraiser });
  for (const level of ['parties', 'confidential', 'sealed'] as const) {
    judge({ type: 'publicity.set', payload: { level, ground: 'privacy', reason: 'x' } });
    if (level === 'confidential') played.command({ type: 'participant.leave', payload: {} }, played.idOf('defendant'));
    if (level === 'sealed') judge({ type: 'note.make', payload: { text: secret } });
    played.wait(28);
  }
  judge({ type: 'publicity.set', payload: { level: 'public', ground: null, reason: 'x' } });
  played.wait(25);
  judge({ type: 'hearing.close', payload: {} });
  return played;
}

beforeAll(async () => {
  court = await startTestServer();
  hearing = playHearing();
  ({ tokens, clock } = await fileRecording(court, hearing));
  const at = hearing.events.filter((event) => event.type === 'publicity.set').map((event) => clock.clamp(Date.parse(event.at)));
  const span = (index: number): Span => ({ fromMs: at[index] ?? 0, toMs: at[index + 1] ?? 0 });
  closed = { parties: span(0), confidential: span(1), sealed: span(2) };
}, 180_000);
afterAll(() => court.close());

const ask = (role: Role, path: string, body?: unknown): Promise<Response> =>
  fetch(court.baseUrl + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${tokens[hearing.idOf(role)] ?? ''}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const drawTicket = async (role: Role): Promise<string> =>
  ((await (await ask(role, `/api/recordings/${recordingId}/tickets`, {})).json()) as { base: string }).base;
const read = (base: string, name: string): Promise<Response> => fetch(court.baseUrl + base + name);
const order = async (type: string, payload: object, role: Role = 'presidingJudge'): Promise<number> =>
  (await ask(role, `/api/hearings/${hearingId}/custody`, { key: randomUUID(), type, payload: { recordingId, reason: 'x', ...payload } })).status;

/** What each may not hear; everybody else may hear nothing. */
const keptFrom = (role: Role): Span[] | undefined => {
  if (['presidingJudge', 'judge', 'clerk'].includes(role)) return [];
  if (['bailiff', 'plaintiff', 'lawyer'].includes(role)) return [closed.sealed];
  // Out from the act after the order on; what was public after that is a party's all the same.
  if (role === 'defendant') return [{ fromMs: closed.confidential.fromMs + 1000, toMs: closed.sealed.toMs }];
  const called = hearing.events.findLast((event) => event.type === 'participant.admitted' && event.payload.participantId === hearing.idOf('appraiser'));
  const untilCalled = { fromMs: 0, toMs: clock.clamp(Date.parse(called?.at ?? '')) };
  return role === 'appraiser' ? [untilCalled, { fromMs: closed.parties.fromMs, toMs: closed.sealed.toMs }] : undefined;
};
const marginMs = 100;
const isFree = (kept: readonly Span[], fromMs: number, toMs: number): boolean => kept.every((one) => toMs <= one.fromMs || fromMs >= one.toMs);

describe('every file, asked for by everybody', () => {
  test.each(roles)('%s', async (role) => {
    const kept = keptFrom(role);
    const answer = await ask(role, `/api/recordings/${recordingId}/tickets`, {});
    if (kept === undefined) {
      expect(answer.status).toBe(403);
      expect((await ask(role, `/api/recordings/${recordingId}`)).status).toBe(403);
      return;
    }
    const { base } = (await answer.json()) as { base: string };
    const status = async (name: string): Promise<number> => (await read(base, name)).status;
    const whole = kept.length === 0;
    for (const name of ['hearing.mp4', 'track.webm', 'waveform-of-tomorrow.json'])
      expect(await status(name), name).toBe(whole && !name.startsWith('wave') ? 200 : 404);
    const playlist = await (await read(base, 'hls/index.m3u8')).text();
    expect(await status('hls/init.mp4')).toBe(200);
    let open = 0;
    for (let index = 0; index * segmentS * 1000 < clock.durationMs; index++) {
      const [fromMs, toMs] = [index * segmentS * 1000, Math.min(clock.durationMs, (index + 1) * segmentS * 1000)];
      const isOpen = isFree(kept, fromMs - marginMs, toMs + marginMs);
      expect(await status(segmentName(index)), segmentName(index)).toBe(isOpen ? 200 : 404);
      expect(playlist.includes(segmentName(index).slice('hls/'.length))).toBe(isOpen);
      if (isOpen) open++;
    }
    expect(open).toBeGreaterThan(3);
    expect([...playlist.matchAll(/#EXTINF/g)]).toHaveLength(Math.ceil(clock.durationMs / 1000 / segmentS));
    expect([...playlist.matchAll(/#EXT-X-GAP/g)]).toHaveLength(Math.ceil(clock.durationMs / 1000 / segmentS) - open);

    const seconds = Array.from({ length: Math.floor(clock.durationMs / 1000) }, (_, second) => second);
    const free = seconds.filter((second) => isFree(kept, second * 1000, second * 1000 + 1));
    for (const name of ['manifest.json', 'chapters.vtt']) {
      const text = await (await read(base, name)).text();
      expect(
        seconds.filter((second) => new RegExp(`second ${String(second)}(?!\\d)`).test(text)),
        name,
      ).toEqual(free);
    }
    const { speech } = (await (await read(base, 'speech.json')).json()) as { speech: Span[] };
    expect(speech.every((one) => isFree(kept, one.fromMs, one.toMs))).toBe(true);
    const detail = (await (await ask(role, `/api/recordings/${recordingId}`)).json()) as RecordingDetail;
    expect([detail.isWhole, detail.video, detail.tracks.length]).toEqual(whole ? [true, 'hearing.mp4', 1] : [false, null, 0]);
    expect(detail.chapters.map((one) => one.atMs / 1000)).toEqual(free);
    const manifest = (await (await read(base, 'manifest.json')).json()) as Manifest;
    for (let index = 0; index * 5000 < clock.durationMs; index++) {
      const isOpen = isFree(kept, index * 5000 - 200, index * 5000 + 1);
      expect(await status(thumbnailName(index))).toBe(isOpen ? 200 : 404);
      for (const list of [detail.thumbnails, manifest.thumbnails]) expect(list.some((one) => one.name === thumbnailName(index))).toBe(isOpen);
    }
  });

  test('nobody gets further by a guessed name, a ticket of another border, or one whose holder was changed', async () => {
    const base = await drawTicket('defendant');
    for (const name of ['hls/closed', 'hls/part-99999.m4s', 'hls/../hearing.mp4', 'order.json', 'hls/index.m3u8/x'])
      expect([400, 403, 404]).toContain((await read(base, name)).status);
    const [header = '', payload = '', signature = ''] = (base.split('/')[2] ?? '').split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sub: string; sessionId: string };
    const { sub } = JSON.parse(Buffer.from((tokens[hearing.idOf('clerk')] ?? '').split('.')[1] ?? '', 'base64url').toString()) as { sub: string };
    const changed = Buffer.from(JSON.stringify({ ...claims, sub })).toString('base64url');
    expect((await read(`/files/${header}.${changed}.${signature}/`, 'hearing.mp4')).status).toBe(401);
    expect((await read(`/files/${signToken('access', { sub: claims.sub, sessionId: claims.sessionId }, testSecret)}/`, 'hearing.mp4')).status).toBe(401);
    const stranger = signToken('file', { sub: randomUUID(), sessionId: claims.sessionId, recordingId }, testSecret);
    expect((await read(`/files/${stranger}/`, 'hls/init.mp4')).status).toBe(404);
  });
});

describe('the log of a sealed moment', () => {
  test("is for who may hear it; for the court's other people it keeps its chain", async () => {
    const logs = async (role: Role): Promise<[string, ExportedLog]> => {
      const entries = (await (await ask(role, `/api/hearings/${hearingId}/time-log`)).json()) as { entries: TimeLogEntry[] };
      return [JSON.stringify(entries), (await (await ask(role, `/api/hearings/${hearingId}/log`)).json()) as ExportedLog];
    };
    for (const role of ['presidingJudge', 'bailiff'] as const) {
      const [timeLog, log] = await logs(role);
      expect(timeLog.includes(secret)).toBe(role === 'presidingJudge');
      expect(JSON.stringify(log).includes(secret)).toBe(role === 'presidingJudge');
      expect(verifyChain(log.events)).toMatchObject({ ok: true });
    }
  });
});

describe('an order on the finished record', () => {
  const first = { fromMs: 0, toMs: 20_000 };
  test('holds at once, for tickets that were drawn before it too, until it is lifted', async () => {
    const [plaintiff, bailiff, judge] = [await drawTicket('plaintiff'), await drawTicket('bailiff'), await drawTicket('judge')];
    const ask3 = async (): Promise<number[]> => Promise.all([plaintiff, bailiff, judge].map(async (base) => (await read(base, segmentName(0))).status));
    expect(await ask3()).toEqual([200, 200, 200]);
    const portionId = randomUUID();
    const set = { portionId, span: first, level: 'sealed', ground: 'minor' };
    expect(await order('portion.set', set)).toBe(200);
    expect(await ask3()).toEqual([404, 404, 200]);
    const { portions } = (await (await ask('clerk', `/api/recordings/${recordingId}/portions`)).json()) as { portions: object[] };
    expect(portions[0]).toMatchObject({ order: { portionId }, ...first, level: 'sealed', ground: 'minor', role: 'presidingJudge', lifted: null });
    expect(portions).toHaveLength(4);
    expect(await order('portion.lift', { order: { portionId } })).toBe(200);
    expect(await ask3()).toEqual([200, 200, 200]);
  });

  test("of the whole takes even the playlist from the parties, and is nobody's but the presiding judge's", async () => {
    const base = await drawTicket('plaintiff');
    const portionId = randomUUID();
    const set = { portionId, span: null, level: 'sealed', ground: 'stateSecret' };
    for (const role of ['clerk', 'judge', 'plaintiff'] as const) expect(await order('portion.set', set, role)).toBe(403);
    expect((await ask('plaintiff', `/api/recordings/${recordingId}/portions`)).status).toBe(403);
    expect((await read(base, 'hls/index.m3u8')).status).toBe(200);
    expect(await order('portion.set', set)).toBe(200);
    for (const name of ['hls/index.m3u8', 'hls/init.mp4', 'speech.json', 'manifest.json', 'chapters.vtt'])
      expect((await read(base, name)).status, name).toBe(404);
    expect((await ask('plaintiff', `/api/recordings/${recordingId}`)).status).toBe(200); // that there is one is no secret
    await order('portion.lift', { order: { portionId } });
    expect((await read(base, 'hls/index.m3u8')).status).toBe(200);
  });

  test('can lift what the hearing ordered, by the number of its act', async () => {
    const base = await drawTicket('bailiff');
    const inSealed = segmentName(Math.ceil((closed.sealed.fromMs + 1000) / 1000 / segmentS));
    expect((await read(base, inSealed)).status).toBe(404);
    const seq = hearing.events.find((event) => event.type === 'publicity.set' && event.payload.level === 'sealed')?.seq;
    expect(await order('portion.lift', { order: { seq } })).toBe(200);
    expect((await read(base, inSealed)).status).toBe(200);
    expect((await read(base, 'hearing.mp4')).status).toBe(200);
  });
});

describe('a copy of the record', () => {
  const whole = { form: 'whole', span: null, tracks: [], withLog: false, withExhibits: false, withJournal: false, isMarked: false };
  const orderCopy = async (role: Role, span: Span | null): Promise<string> => {
    const exportId = randomUUID();
    const payload = { exportId, recordingId, choice: { ...whole, span }, recipient: 'x', purpose: 'x' };
    expect((await ask(role, `/api/hearings/${hearingId}/custody`, { key: randomUUID(), type: 'export.order', payload })).status).toBe(200);
    return exportId;
  };
  const statusOf = async (exportId: string): Promise<string | undefined> => {
    const { exports } = (await (await ask('clerk', `/api/hearings/${hearingId}/exports`)).json()) as { exports: { id: string; status: string }[] };
    return exports.find((one) => one.id === exportId)?.status;
  };
  test('that holds what is closed is not made for the clerk; for who presides, or of other parts, it is', async () => {
    const [closedCopy, ofJudge, ofOthers] = [await orderCopy('clerk', null), await orderCopy('presidingJudge', null), await orderCopy('clerk', closed.parties)];
    await vi.waitFor(async () => expect(await statusOf(closedCopy)).toBe('revoked'), { timeout: 30_000 });
    for (const id of [ofJudge, ofOthers]) await vi.waitFor(async () => expect(await statusOf(id)).toBe('making'), { timeout: 30_000 });
    // Of what lies in closed parts the log of the clerk's copy says nothing; that of who presides says all.
    const closedLines = async (exportId: string): Promise<number[]> => {
      const written = JSON.parse(await readFile(join(court.dataDir, 'store', exportKeys.order(exportId)), 'utf8')) as { closedLines: number[] };
      return written.closedLines;
    };
    const inClosed = hearing.events.filter((event) => event.type === 'publicity.set' && event.payload.level === 'confidential').map(({ seq }) => seq);
    expect(await closedLines(ofOthers)).toEqual(expect.arrayContaining(inClosed));
    expect(inClosed.length).toBeGreaterThan(0);
    expect(await closedLines(ofJudge)).toEqual([]);
    // What is closed later closes the copy that has it, and no other.
    expect(await order('portion.set', { portionId: randomUUID(), span: closed.parties, level: 'sealed', ground: 'privacy' })).toBe(200);
    await vi.waitFor(async () => expect(await statusOf(ofOthers)).toBe('revoked'), { timeout: 30_000 });
    expect(await statusOf(ofJudge)).toBe('making');
  });
});
