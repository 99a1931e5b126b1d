import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordingKeys } from '@assize/contracts/recording/products';
import { redactionKeys, redactionListSchema, type Removal } from '@assize/contracts/recording/redaction';
import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutSeats, type Tile } from '../compose/layoutSeats.ts';
import { openedAtMs, participantIdOf } from '../testing/buildOrder.ts';
import { makeRecording, type TestRecording } from '../testing/makeRecording.ts';
import { readColour, readTone } from '../testing/readMoments.ts';
import { runRedact } from './runRedact.ts';

const [plaintiff, defendant] = [participantIdOf(2), participantIdOf(3)];
const redactionId = '00000000-0000-4000-a000-000000000009';
const otherName = '某甲';
/** Of 10 s: two are dropped, then one has no voice, then one no tile, and a box covers the judge at the end. */
const remove: Removal[] = [
  { kind: 'span', fromMs: 2000, toMs: 4000 },
  { kind: 'voice', participantId: plaintiff, fromMs: 5000, toMs: 7000 },
  { kind: 'tile', participantId: defendant, fromMs: 7000, toMs: 9000 },
  { kind: 'region', x: 0, y: 600, width: 200, height: 100, fromMs: 9000, toMs: 10_000 },
  { kind: 'rename', participantId: plaintiff, name: otherName },
];
let recording: TestRecording;
let files: { original: string; copy: string; underThatName: string };
let before: string;

const hashOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
const tileOf = (id: string): Tile => {
  const tile = layoutSeats(recording.order.participants.filter((one) => one.role !== 'witness')).find((one) => one.participantId === id);
  if (!tile) throw new Error('no seat');
  return tile;
};
const inCopy = (originalS: number): number => (originalS < 2 ? originalS : originalS - 2);
const colourOf = (video: string, atS: number, id: string): [number, number, number] => {
  const tile = tileOf(id);
  return readColour(video, atS, tile.x + tile.width / 2, tile.y + tile.height * 0.15);
};
/** The picture of somebody's plate with role and name, as shades of grey. */
const plateOf = (video: string, id: string): Buffer => {
  const { x, y, width, height } = tileOf(id).plate;
  const crop = `crop=${String(width)}:${String(height)}:${String(x)}:${String(y)},format=gray`;
  return execFileSync('ffmpeg', ['-v', 'error', '-ss', '1', '-i', video, '-frames:v', '1', '-vf', crop, '-f', 'rawvideo', '-']);
};
const differenceOf = (a: Buffer, b: Buffer): number => a.reduce((sum, shade, index) => sum + Math.abs(shade - (b[index] ?? 0)), 0) / a.length;

beforeAll(async () => {
  const greenWhileDropped = "color=c=blue:s=320x180:r=25,drawbox=c=lime:t=fill:enable='between(t,2.2,3.8)'";
  const [red, blue, tone] = await Promise.all([
    encodeH264('color=c=red:s=320x180:r=25', 10, { keyS: 2 }),
    encodeH264(greenWhileDropped, 10, { keyS: 2 }),
    encodeOpus('sine=frequency=1000:sample_rate=48000', 10),
  ]);
  const from = { startsAtMs: openedAtMs };
  recording = await makeRecording(
    [
      { ...from, participantId: plaintiff, source: 'camera', mimeType: 'video/H264', frames: red },
      { ...from, participantId: plaintiff, source: 'microphone', mimeType: 'audio/opus', frames: tone },
      { ...from, participantId: defendant, source: 'camera', mimeType: 'video/H264', frames: blue },
    ],
    [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + 10_000 }],
  );
  const { store, order, context, root } = recording;
  const pathOf = (key: string): string => join(root, 'store', key);
  await recording.run('assemble');
  // What a composition under the other name draws; then the true one, as it was ordered.
  const participants = order.participants.map((one) => (one.id === plaintiff ? { ...one, name: otherName } : one));
  await store.put(recordingKeys.order(order.recordingId), JSON.stringify({ ...order, participants }));
  await recording.run('assemble');
  await recording.run('compose');
  const original = pathOf(recordingKeys.product(order.recordingId, 'hearing.mp4'));
  const underThatName = join(root, 'under-that-name.mp4');
  execFileSync('cp', [original, underThatName]);
  await store.put(recordingKeys.order(order.recordingId), JSON.stringify(order));
  await recording.run('assemble');
  await recording.run('compose');
  before = await hashOf(original);
  await runRedact(context, { redactionId, recordingId: order.recordingId, remove, fence: 1 });
  files = { original, underThatName, copy: pathOf(redactionKeys.video(order.recordingId, redactionId)) };
}, 900_000);
afterAll(() => rm(recording.root, { recursive: true, force: true }));

describe('a redacted copy', () => {
  it('has the tone outside of the muted span, and none in it', () => {
    expect(readTone(files.original, 6, [1000, 600])).toBe(1000);
    expect([1, 4.6, 7.6, 9.5].map((atS) => readTone(files.copy, inCopy(atS), [1000, 600]))).toEqual([1000, 1000, 1000, 1000]);
    for (const atS of [5.4, 6, 6.6]) expect(readTone(files.copy, inCopy(atS), [1000, 600])).toBeUndefined();
  });

  it('has no picture of the dropped span, and is so much shorter', () => {
    const isGreen = ([red, green, blue]: [number, number, number]): boolean => green > 150 && red < 100 && blue < 100;
    expect(isGreen(colourOf(files.original, 3, defendant))).toBe(true);
    for (let atS = 0.1; atS < 8; atS += 0.2) expect(isGreen(colourOf(files.copy, atS, defendant)), String(atS)).toBe(false);
    const probe = ['-v', 'error', '-show_entries', 'stream=codec_type,duration', '-of', 'json', files.copy];
    const { streams } = JSON.parse(execFileSync('ffprobe', probe).toString()) as { streams: { codec_type: string; duration: string }[] };
    for (const { duration } of streams.filter((one) => ['video', 'audio'].includes(one.codec_type))) expect(Math.abs(Number(duration) - 8)).toBeLessThan(0.1);
  });

  it('has a plate in place of the hidden tile, and the picture before and after', () => {
    const isBlue = ([red, , blue]: [number, number, number]): boolean => blue > 150 && red < 100;
    for (const atS of [1, 6.5, 9.5]) expect(isBlue(colourOf(files.copy, inCopy(atS), defendant)), String(atS)).toBe(true);
    for (const atS of [7.02, 8, 8.96]) expect(isBlue(colourOf(files.copy, inCopy(atS), defendant)), String(atS)).toBe(false);
    const [red, , blue] = colourOf(files.copy, inCopy(8), plaintiff);
    expect([red > 150, blue < 100]).toEqual([true, true]);
  });

  it('draws the other name as a composition under that name does, and not the one that it had', () => {
    const [copy, same, original] = [files.copy, files.underThatName, files.original].map((video) => plateOf(video, plaintiff)) as [Buffer, Buffer, Buffer];
    expect(differenceOf(copy, same)).toBeLessThan(2);
    expect(differenceOf(copy, original)).toBeGreaterThan(4);
  });

  it('is tied to the original, which is as it was, with the list of what was left out', async () => {
    const { recordingId } = recording.order;
    const list = redactionListSchema.parse(JSON.parse(await readFile(join(recording.root, 'store', redactionKeys.list(recordingId, redactionId)), 'utf8')));
    expect(list).toMatchObject({ redactionId, originalSha256: before, sha256: await hashOf(files.copy), removed: remove, durationMs: 8000 });
    expect(await hashOf(files.original)).toBe(before);
    expect(JSON.stringify(list.chapters)).not.toContain('演示原告');
    const everything = { kind: 'span', fromMs: 0, toMs: 10_000 } as const;
    const job = { redactionId, recordingId, remove: [everything], fence: 2 };
    await expect(runRedact(recording.context, job)).rejects.toMatchObject({ message: 'nothingLeft' });
  });
});
