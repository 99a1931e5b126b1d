import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RehearsalJob } from '@assize/contracts/jobs/rehearsal';
import { type RehearsedTrack, rehearsalKeys } from '@assize/contracts/recording/rehearsal';
import { FileStore } from '@assize/platform/store/FileStore';
import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeOrder } from '../testing/buildOrder.ts';
import { JournalMaker } from '../testing/JournalMaker.ts';
import { runStep } from '../steps/runStep.ts';
import { playRehearsal } from './playRehearsal.ts';

const startMs = Date.parse('2026-11-24T01:50:00.000Z');
const seconds = 8;
const [anna, bert, cora] = [randomUUID(), randomUUID(), randomUUID()];
const root = mkdtempSync(join(tmpdir(), 'assize-rehearsal-'));
const store = new FileStore(join(root, 'store'));
const context = { store, workDir: join(root, 'work'), ffmpeg: process.env['FFMPEG_BIN'] ?? 'ffmpeg', signal: new AbortController().signal };

async function fill(maker: JournalMaker): Promise<RehearsalJob> {
  const add = (participantId: string, source: 'microphone' | 'camera', frames: Parameters<JournalMaker['addTrack']>[0]['frames']): void =>
    maker.addTrack({ participantId, source, mimeType: source === 'camera' ? 'video/H264' : 'audio/opus', frames, startsAtMs: startMs });
  add(anna, 'microphone', await encodeOpus('sine=f=440:r=48000', seconds));
  add(anna, 'camera', await encodeH264('testsrc2=s=320x180:r=25', seconds));
  add(bert, 'microphone', await encodeOpus('anullsrc=r=48000:cl=mono', seconds));
  add(bert, 'camera', await encodeH264('color=c=gray:s=320x180:r=25', seconds));
  const journals = await maker.write(store, [{ fromAtMs: startMs }]);
  const sources = ['microphone', 'camera'] as const;
  const tracks = [anna, bert, cora].flatMap((participantId) => sources.map((source) => ({ participantId, source, isPaused: participantId === cora })));
  const [fromAt, toAt] = [startMs - 500, startMs + (seconds + 1) * 1000].map((ms) => new Date(ms).toISOString()) as [string, string];
  return { rehearsalId: maker.recordingId, journals, fromAt, toAt, tracks };
}

let masterKey: Buffer;
let job: RehearsalJob;
let tracks: RehearsedTrack[];
beforeAll(async () => {
  masterKey = randomBytes(32);
  job = await fill(new JournalMaker(masterKey, { isRehearsal: true }));
  ({ tracks } = await playRehearsal({ ...context, masterKey }, job));
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const of = (participantId: string, source: string): RehearsedTrack | undefined =>
  tracks.find((one) => one.participantId === participantId && one.source === source);

describe('a rehearsal made to play', () => {
  test('tells of each source whether it is heard or seen, silent, frozen, or switched off', () => {
    const verdicts = [anna, bert, cora].map((id) => [of(id, 'microphone')?.verdict, of(id, 'camera')?.verdict]);
    expect(verdicts).toEqual([
      ['heard', 'seen'],
      ['silent', 'frozen'],
      ['off', 'off'],
    ]);
    expect(of(anna, 'microphone')?.levelDb).toBeGreaterThan(-30);
    expect(of(cora, 'microphone')).toMatchObject({ name: null, levelDb: null });
  });

  test('gives files that another reader finds sound and picture in, apart from every recording', async () => {
    const kinds = [of(anna, 'microphone'), of(anna, 'camera')].map((track) => {
      const path = join(root, 'store', rehearsalKeys.product(job.rehearsalId, track?.name ?? ''));
      const found = execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name:format=duration', '-of', 'json', path], { encoding: 'utf8' });
      const probe = JSON.parse(found) as { streams: { codec_name: string }[]; format: { duration: string } };
      expect(Number(probe.format.duration)).toBeGreaterThan(seconds - 1);
      return probe.streams[0]?.codec_name;
    });
    expect(kinds).toEqual(['opus', 'h264']);
    expect((await store.list('recordings/')).filter((key) => key.includes('/products/'))).toEqual([]);
  });

  test('is the same when it is made again, as after a worker that was killed', async () => {
    expect(await playRehearsal({ ...context, masterKey }, job)).toEqual({ tracks });
  });
});

test('production takes no rehearsal for a recording, nor is a recording played as a rehearsal', async () => {
  const span = { fromAtMs: startMs, toAtMs: startMs + 1000 };
  const trial = new JournalMaker(masterKey, { isRehearsal: true });
  await storeOrder(store, trial, await trial.write(store, [{ fromAtMs: startMs }]), [span]);
  const silently = { onProgress: () => undefined, warn: () => undefined, fontPath: undefined };
  const assemble = runStep({ ...context, masterKey, ...silently }, { recordingId: trial.recordingId, hearingId: trial.hearingId, step: 'assemble', fence: 1 });
  await expect(assemble).rejects.toMatchObject({ productionCause: 'journalBroken' });
  const real = new JournalMaker(masterKey);
  const journals = await real.write(store, [{ fromAtMs: startMs }]);
  await expect(playRehearsal({ ...context, masterKey }, { ...job, rehearsalId: real.recordingId, journals })).rejects.toMatchObject({
    productionCause: 'journalBroken',
  });
});
