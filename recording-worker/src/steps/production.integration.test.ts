import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestSchema, recordingKeys } from '@assize/contracts/recording/products';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeH264, encodeOpus, encodeVp8, type EncodedFrame } from '@assize/platform/testing/encodeMedia';
import { canvas, layoutSeats } from '../compose/layoutSeats.ts';
import { openedAtMs, participantIdOf } from '../testing/buildOrder.ts';
import { makeRecording, type TestRecording } from '../testing/makeRecording.ts';
import { compareMoments, findBeeps, findFlashes, readLuma } from '../testing/measureSync.ts';
import { readOrder } from '../platform/readOrder.ts';

const flash = "color=c=black:s=320x180:r=25,drawbox=c=white:t=fill:enable='lt(mod(t,1),0.1)'";
const beep = "aevalsrc='0.5*sin(2*PI*1000*t)*lt(mod(t,1),0.1)':s=48000";
let recording: TestRecording;
let video = '';
const from = (frames: readonly EncodedFrame[], fromS: number, toS: number): EncodedFrame[] => frames.filter((frame) => frame.atS >= fromS && frame.atS < toS);

/** A plaintiff who flashes and beeps and reconnects from 9 to 12 s; a judge in VP8; recess from 20 to 24 s. */
beforeAll(async () => {
  const [flashes, beeps, judge] = await Promise.all([encodeH264(flash, 36, { keyS: 3 }), encodeOpus(beep, 36), encodeVp8('testsrc2=s=320x180:r=25', 36)]);
  const plaintiff = { participantId: participantIdOf(2), startsAtMs: openedAtMs, senderAheadMs: (atMs: number) => 3_600_000 + (atMs - openedAtMs) * 80e-6 };
  const picture = { ...plaintiff, source: 'camera', mimeType: 'video/H264', wayMs: (packet: number) => 110 + (packet % 7) * 4 } as const;
  const sound = {
    ...plaintiff,
    source: 'microphone',
    mimeType: 'audio/opus',
    wayMs: (packet: number) => 30 + (packet % 5) * 3,
    isLost: (packet: number) => packet % 97 === 50,
  } as const;
  const spans = [
    { fromAtMs: openedAtMs, toAtMs: openedAtMs + 20_000 },
    { fromAtMs: openedAtMs + 24_000, toAtMs: openedAtMs + 36_000 },
  ];
  recording = await makeRecording(
    [
      { ...picture, frames: from(flashes, 0, 9) },
      { ...sound, frames: from(beeps, 0, 9) },
      { ...picture, frames: from(flashes, 12, 36), firstTimestamp: 77, firstSequence: 9 },
      { ...sound, frames: from(beeps, 12, 36), firstTimestamp: 3_000_000_000, firstSequence: 1 },
      { participantId: participantIdOf(0), source: 'camera', mimeType: 'video/VP8', frames: from(judge, 0, 30), startsAtMs: openedAtMs },
    ],
    spans,
  );
  await recording.run('assemble');
  await recording.run('compose');
  video = join(recording.root, 'store', recordingKeys.product(recording.order.recordingId, 'hearing.mp4'));
}, 300_000);
afterAll(() => rm(recording.root, { recursive: true, force: true }));

function tileOf(index: number): { x: number; y: number; width: number; height: number } {
  const seated = recording.order.participants.filter((one) => one.role !== 'witness');
  const tile = layoutSeats(seated).find((one) => one.participantId === participantIdOf(index));
  if (!tile) throw new Error('no seat');
  return tile;
}

/** Luma of an area of the picture at a moment. */
function lookAt(atS: number, area: { x: number; y: number; width: number; height: number }): { mean: number; spread: number } {
  const crop = `crop=${String(area.width)}:${String(area.height)}:${String(area.x)}:${String(area.y)},format=gray`;
  const bytes = execFileSync('ffmpeg', ['-v', 'error', '-ss', String(atS), '-i', video, '-frames:v', '1', '-vf', crop, '-f', 'rawvideo', '-'], {
    maxBuffer: 1 << 26,
  });
  const mean = bytes.reduce((sum, luma) => sum + luma, 0) / bytes.length;
  return { mean, spread: Math.sqrt(bytes.reduce((sum, luma) => sum + (luma - mean) ** 2, 0) / bytes.length) };
}

async function allHashes(): Promise<Record<string, string>> {
  const { store, order } = recording;
  const hashes: Record<string, string> = {};
  for (const key of await store.list(recordingKeys.product(order.recordingId, ''))) {
    const hash = createHash('sha256');
    for await (const chunk of await store.open(key)) hash.update(chunk as Buffer);
    hashes[key] = hash.digest('hex');
  }
  return hashes;
}

async function forget(): Promise<void> {
  const { store, order } = recording;
  for (const key of [
    ...(await store.list(recordingKeys.product(order.recordingId, ''))),
    ...(await store.list(`${recordingKeys.prefix(order.recordingId)}work/`)),
  ])
    await store.remove(key);
}

describe('producing a recording', () => {
  it('lasts as long as the court sat, in formats that anything plays', () => {
    const read = JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_format', '-show_streams', '-show_chapters', '-of', 'json', video]).toString()) as {
      format: { duration: string };
      streams: { codec_name: string; duration: string; sample_rate?: string }[];
      chapters: { tags: { title: string } }[];
    };
    expect(read.streams.slice(0, 2).map((stream) => stream.codec_name)).toEqual(['h264', 'aac']);
    for (const stream of read.streams.slice(0, 2)) expect(Math.abs(Number(stream.duration) - 32)).toBeLessThan(0.5);
    expect(read.chapters[0]?.tags.title).toContain('开庭');
    const errors = execFileSync('ffmpeg', ['-v', 'warning', '-xerror', '-i', video, '-f', 'null', '-'], { stdio: ['ignore', 'pipe', 'pipe'] });
    expect(errors.toString()).toBe('');
    expect(execFileSync('head', ['-c', '64', video]).includes('moov') || execFileSync('head', ['-c', '4096', video]).indexOf('moov') < 64).toBe(true);
  });

  it('keeps lips and sound within 60 ms, over a reconnection and a recess', () => {
    const luma = readLuma(video, tileOf(2));
    const offsets = compareMoments(findFlashes(luma, canvas.rate), findBeeps(video));
    expect(offsets.length).toBeGreaterThan(24);
    expect(Math.max(...offsets.map(Math.abs))).toBeLessThanOrEqual(60);
    // Neither where slices meet is the plate seen for a moment: her picture is black or white.
    expect(
      luma
        .slice(13 * canvas.rate, 19 * canvas.rate)
        .concat(luma.slice(21 * canvas.rate, 31 * canvas.rate))
        .filter((one) => one > 30 && one < 120),
    ).toEqual([]);
  });

  it('shows a plate while somebody has no picture, and roles and names at all times', () => {
    const tile = tileOf(2);
    // Black picture before, plate with a name during the reconnection.
    expect(lookAt(8.5, tile).mean).toBeLessThan(25);
    const plate = lookAt(10.8, tile);
    expect(plate.mean).toBeGreaterThan(35);
    expect(plate.spread).toBeGreaterThan(4);
    expect(lookAt(3, { x: tile.x, y: tile.y + tile.height, width: tile.width, height: 28 }).spread).toBeGreaterThan(15);
    // The judge's picture ended at 26 s of the recording and is not left standing.
    expect(lookAt(29, tileOf(0)).spread).toBeLessThan(lookAt(25, tileOf(0)).spread / 2);
    expect(lookAt(3, { x: 1000, y: 0, width: 280, height: 44 }).spread).toBeGreaterThan(15);
  });

  it('names every source and product in the manifest, and gives the same bytes again', async () => {
    const sealed = await recording.run('seal');
    const manifest = manifestSchema.parse(sealed.step === 'seal' ? sealed.manifest : undefined);
    expect(manifest.durationMs).toBe(32_000);
    expect(manifest.sources.map((one) => one.name)).toEqual(['order.json', 'journal/000000.aszj', 'journal/000001.aszj']);
    const first = await allHashes();
    const named = [...manifest.tracks, manifest.video, ...manifest.hls, ...manifest.thumbnails, ...(manifest.others ?? [])];
    for (const file of named) expect(first[recordingKeys.product(manifest.recordingId, file.name)]).toBe(file.sha256);
    expect(Object.keys(first)).toHaveLength(named.length + 1);

    await forget();
    for (const step of ['assemble', 'compose', 'seal'] as const) await recording.run(step);
    expect(await allHashes()).toEqual(first);
    const again = await recording.run('seal');
    expect(again).toEqual(sealed);
  }, 300_000);

  it('goes on after a kill in the middle of composing, to the same bytes', async () => {
    const { store, order, context } = recording;
    const before = await allHashes();
    await forget();
    await recording.run('assemble');
    const args = [
      join(import.meta.dirname, '../testing/runStepProcess.ts'),
      join(recording.root, 'store'),
      order.recordingId,
      'compose',
      join(recording.root, 'killed'),
    ];
    const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, MASTER_KEY: context.masterKey.toString('base64') } });
    const ended = once(child, 'exit');
    const slices = `${recordingKeys.prefix(order.recordingId)}work/parts/`;
    let hasEnded = false;
    void ended.then(() => (hasEnded = true));
    while ((await store.list(slices)).length === 0 && !hasEnded) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    await ended;
    expect((await store.list(slices)).length).toBeGreaterThan(0);
    await recording.run('compose');
    await recording.run('seal');
    expect(await allHashes()).toEqual(before);
    expect(await store.list(slices)).toEqual([]);
  }, 300_000);

  it('refuses an order whose log was changed', async () => {
    const { store, order } = recording;
    const changed = structuredClone(order);
    const event = changed.log.events[0];
    if (event) event.at = '2020-01-01T00:00:00.000Z';
    await store.put(recordingKeys.order(order.recordingId), JSON.stringify(changed));
    await expect(readOrder(store, order.recordingId)).rejects.toMatchObject({ message: 'logBroken' });
  });
});
