import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordingKeys } from '@assize/contracts/recording/products';
import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canvas, layoutSeats, type Tile } from '../compose/layoutSeats.ts';
import { openedAtMs, participantIdOf } from '../testing/buildOrder.ts';
import { countedPictures, readCounter, readPhases, turnBetween } from '../testing/frameCounter.ts';
import { makeRecording, type TestRecording } from '../testing/makeRecording.ts';
import { TestProduction } from '../testing/TestProduction.ts';

/** A border of slices, and a last slice of three seconds. */
const seconds = 33;
const tone = 500;
let recording: TestRecording;
let production: TestProduction;
let video = '';
let sha256 = '';
let partsDone: number[] = [];

beforeAll(async () => {
  const [frames, sound] = await Promise.all([encodeH264(countedPictures(25), seconds), encodeOpus(`sine=${String(tone)}:sample_rate=48000,volume=4`, seconds)]);
  const person = { participantId: participantIdOf(0), startsAtMs: openedAtMs } as const;
  recording = await makeRecording(
    [
      { ...person, source: 'camera', mimeType: 'video/H264', frames },
      { ...person, source: 'microphone', mimeType: 'audio/opus', frames: sound },
    ],
    [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + seconds * 1000 }],
  );
  await recording.run('assemble');
  production = await TestProduction.start();
  const workers = await Promise.all([production.startWorker(recording), production.startWorker(recording)]);
  const made = await production.run(recording, 'compose');
  if (made.step !== 'compose') throw new Error('not composed');
  sha256 = made.sha256;
  partsDone = await Promise.all(workers.map((one) => one.partsDone()));
  video = join(recording.root, 'store', recordingKeys.product(recording.order.recordingId, 'hearing.mp4'));
}, 600_000);
afterAll(async () => {
  await production.close();
  await rm(recording.root, { recursive: true, force: true });
});

function tileOfJudge(): Tile {
  const seated = recording.order.participants.filter((one) => one.role !== 'witness');
  const tile = layoutSeats(seated).find((one) => one.participantId === participantIdOf(0));
  if (!tile) throw new Error('no seat');
  return tile;
}

describe('a composition of parts that two workers made', () => {
  it('has been made by both of them', () => {
    expect(partsDone.every((count) => count > 0)).toBe(true);
    expect(partsDone.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3);
  });

  it('loses and doubles no picture where parts meet, nor anywhere', () => {
    const counted = readCounter(video, tileOfJudge());
    expect(counted).toHaveLength(seconds * canvas.rate);
    const steps = counted.slice(1).map((number, at) => number - (counted[at] ?? 0));
    const uneven = steps.flatMap((step, at) => (step === 1 ? [] : [{ picture: at + 1, step }]));
    // The first and the last pictures of the source are not all within the recording.
    expect(uneven.filter(({ picture }) => picture > 4 && picture < seconds * canvas.rate - 4)).toEqual([]);
  });

  it('has pictures and samples one after the other, as long as the court sat, that decode without a fault', () => {
    const entries = ['-show_entries', 'packet=pts_time,duration_time', '-of', 'csv=p=0'];
    const pts = execFileSync('ffprobe', ['-v', 'error', '-select_streams', 'v', ...entries, video], { maxBuffer: 1 << 26 })
      .toString()
      .trim()
      .split('\n')
      .map((line) => Math.round(Number(line.split(',')[0]) * canvas.rate))
      .toSorted((a, b) => a - b);
    expect(pts).toEqual(Array.from({ length: seconds * canvas.rate }, (_, at) => at + (pts[0] ?? 0)));
    const errors = execFileSync('ffmpeg', ['-v', 'warning', '-xerror', '-i', video, '-f', 'null', '-'], { stdio: ['ignore', 'pipe', 'pipe'] });
    expect(errors.toString()).toBe('');
  });

  it('lets a tone sound on in its phase over the borders', () => {
    const phases = readPhases(video, tone);
    expect(Math.abs(phases.length / 50 - seconds)).toBeLessThan(0.1);
    const heard = phases.slice(5, -5);
    expect(heard.filter((phase) => phase === undefined)).toEqual([]);
    const turns = heard.slice(1).map((phase, at) => turnBetween(heard[at] ?? 0, phase ?? 0));
    // A lost or doubled millisecond of 500 Hz would turn it by half a circle.
    expect(Math.max(...turns)).toBeLessThan(0.4);
  });

  it('is the same to the byte as one process makes it', async () => {
    await recording.store.remove(`${recordingKeys.prefix(recording.order.recordingId)}work/compose.json`);
    expect(await recording.run('compose')).toMatchObject({ sha256 });
  }, 300_000);
});
