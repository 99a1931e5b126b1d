import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { canonicalForm, hashOf } from '@assize/contracts/hearing/chain';
import { type Manifest, recordingKeys } from '@assize/contracts/recording/products';
import { createRecordingClock, type RecordingClock } from '@assize/contracts/recording/recordingClock';
import { recordingId, type TestHearing } from '@assize/contracts/testing/buildHearing';
import { FileStore } from '@assize/platform/store/FileStore';
import { signToken } from '@assize/platform/tokens';
import { json } from '../platform/db.ts';
import { sittingSpans } from '@assize/contracts/recording/sittingSpans';
import { makeLink } from '../session/links.ts';
import { openSession } from '../session/sessions.ts';
import { type TestServer, testSecret } from './startTestServer.ts';

export const segmentS = 6;
export const segmentName = (index: number): string => `hls/part-${String(index).padStart(5, '0')}.m4s`;
/** Every fifth second has a small picture. */
export const thumbnailName = (index: number): string => `thumbnails/${String(index + 1).padStart(5, '0')}.jpg`;

/** Files a hearing that was played in memory, sealed recording and all, in a server; answers access tokens by participant. */
export async function fileRecording(
  court: TestServer,
  hearing: TestHearing,
): Promise<{ tokens: Record<string, string>; caseId: string; clock: RecordingClock }> {
  const { db } = court.server;
  const { state, events } = hearing;
  const caseId = randomUUID();
  const created_at = new Date();
  await db.insertInto('court_case').values({ id: caseId, case_number: caseId, title: 'Demo', court: state.court, is_demo: true, created_at }).execute();
  const head = { head_seq: events.length, head_hash: events.at(-1)?.hash ?? '' };
  const row = { id: state.id, case_id: caseId, scheduled_at: state.scheduledAt, status: state.status, state: json(state), sfu_node_id: null, wrapped_key: '' };
  await db
    .insertInto('hearing')
    .values({ ...row, ...head })
    .execute();
  const lines = events.map(({ seq, type, payload, actor, at, previousHash, hash }) => {
    const content = { payload: json(payload), actor: json(actor) };
    return { hearing_id: state.id, seq, type, at, hash, previous_hash: previousHash, ...content };
  });
  await db.insertInto('hearing_event').values(lines).execute();
  const tokens: Record<string, string> = {};
  for (const { id, name } of Object.values(state.participants)) {
    const accountId = randomUUID();
    await db.insertInto('account').values({ id: accountId, name, is_admin: false, created_at }).execute();
    await db.insertInto('participant').values({ id, hearing_id: state.id, account_id: accountId }).execute();
    const { sessionId } = await openSession(db, { linkId: (await makeLink(db, accountId, state.id)).linkId, accountId });
    tokens[id] = signToken('access', { sub: accountId, sessionId, isAdmin: false }, testSecret);
  }
  const clock = createRecordingClock({ spans: sittingSpans(events) });
  await fileProducts(court, hearing, clock);
  return { tokens, caseId, clock };
}

async function fileProducts(court: TestServer, { state }: TestHearing, { durationMs, startsAt }: RecordingClock): Promise<void> {
  const store = new FileStore(join(court.dataDir, 'store'));
  const put = async (name: string, bytes: string, mimeType = 'video/mp4'): Promise<Manifest['video']> => {
    return { name, mimeType, ...(await store.put(recordingKeys.product(recordingId, name), bytes)) };
  };
  const count = Math.ceil(durationMs / 1000 / segmentS);
  const lengthOf = (index: number): number => Math.min(segmentS, durationMs / 1000 - index * segmentS);
  const parts = Array.from({ length: count }, (_, index) => [`#EXTINF:${lengthOf(index).toFixed(6)},`, segmentName(index).slice('hls/'.length)]);
  const playlist = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${String(segmentS)}`,
    '#EXT-X-MAP:URI="init.mp4"',
    ...parts.flat(),
    '#EXT-X-ENDLIST',
    '',
  ];
  const hls = [await put('hls/index.m3u8', playlist.join('\n')), await put('hls/init.mp4', 'init')];
  for (let index = 0; index < count; index++) hls.push(await put(segmentName(index), `segment ${String(index)}`));
  const thumbnails: Manifest['thumbnails'] = [];
  for (let atMs = 0; atMs < durationMs; atMs += 5000) thumbnails.push({ ...(await put(thumbnailName(atMs / 5000), 'jpg', 'image/jpeg')), atMs });
  const each = Array.from({ length: Math.floor(durationMs / 1000) }, (_, second) => second * 1000);
  const [speaker] = Object.keys(state.participants);
  const speech = { format: 'assize.speech.1', speech: each.map((fromMs) => ({ participantId: speaker, fromMs, toMs: fromMs + 1000 })) };
  const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
  const cues = each.map((ms) => `${time(ms)} --> ${time(ms + 1000)}\nsecond ${String(ms / 1000)}\n`);
  const others = [await put('speech.json', canonicalForm(speech)), await put('chapters.vtt', `WEBVTT\n\n${cues.join('\n')}`)];
  const about = { type: 'note.made', participantId: null, role: null, name: null, stage: null, exhibit: null };
  const chapters = each.map((atMs, index) => ({ ...about, atMs, seq: index + 1, reason: `second ${String(atMs / 1000)}` }));
  const track = {
    ...(await put('track.webm', 'track')),
    participantId: speaker ?? '',
    role: 'clerk',
    displayName: 'x',
    source: 'microphone',
    startsAtMs: 0,
    durationMs,
  };
  const manifest = {
    ...{ format: 'assize.recording.1', recordingId, hearingId: state.id, startsAt, durationMs, sources: [], tracks: [track] },
    ...{ video: await put('hearing.mp4', 'video'), hls, thumbnails, others, chapters, gaps: [] },
  } as Manifest;
  await put('manifest.json', canonicalForm(manifest));
  await court.server.db
    .insertInto('recording')
    .values({
      ...{ id: recordingId, hearing_id: state.id, status: 'sealed', fence: 1, step: null, progress: null, failure: null, failures: 0, video: null },
      ...{ started_at: startsAt, duration_ms: durationMs, tracks: json([]), manifest: json(manifest), manifest_sha256: hashOf(manifest) },
    })
    .execute();
}
