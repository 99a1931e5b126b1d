import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { type Manifest, manifestSchema, recordingKeys } from '@assize/contracts/recording/products';
import { speechName, speechSchema } from '@assize/contracts/recording/moments';
import { sittingSpans } from '@assize/contracts/recording/sittingSpans';
import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layoutSeats } from '../compose/layoutSeats.ts';
import { openedAtMs, participantIdOf } from '../testing/buildOrder.ts';
import { makeRecording, type TestRecording } from '../testing/makeRecording.ts';
import { readColour, readTone } from '../testing/readMoments.ts';

/*
 * The worst case: the journal holds all that was said in private. On record the plaintiff is blue and hums low; from
 * 4 to 8 s the court sits unrecorded, and she is red and hums high. Key pictures come every 3 s: the first one after
 * going on cannot be decoded without red ones.
 */
const [low, high] = [500, 2000];
const picture = "color=c=blue:s=320x180:r=25,drawbox=c=red:t=fill:enable='between(t,4,7.999)'";
const sound = `aevalsrc='0.5*sin(2*PI*t*if(between(t,4,7.999),${String(high)},${String(low)}))':s=48000`;
const plaintiff = participantIdOf(2);
let recording: TestRecording;
let manifest: Manifest;
const pathOf = (name: string): string => join(recording.root, 'store', recordingKeys.product(recording.order.recordingId, name));

beforeAll(async () => {
  const [pictures, sounds] = await Promise.all([encodeH264(picture, 12, { keyS: 3 }), encodeOpus(sound, 12)]);
  const about = { participantId: plaintiff, startsAtMs: openedAtMs };
  const after = (ms: number): number => openedAtMs + ms;
  recording = await makeRecording(
    [
      { ...about, source: 'camera', mimeType: 'video/H264', frames: pictures },
      { ...about, source: 'microphone', mimeType: 'audio/opus', frames: sounds },
    ],
    [
      { fromAtMs: after(0), toAtMs: after(4000) },
      { fromAtMs: after(8000), toAtMs: after(12_000) },
    ],
    {
      act: (hearing) => {
        const judge = participantIdOf(0);
        // Each act takes a second itself.
        const until = (ms: number): void => hearing.wait((after(ms) - Date.parse(hearing.events.at(-1)?.at ?? '')) / 1000 - 1);
        until(4000);
        hearing.command({ type: 'recording.interrupt', payload: { cause: 'closedEvidence', reason: 'a trade secret' } }, judge);
        until(8000);
        hearing.command({ type: 'recording.goOn', payload: {} }, judge);
        until(12_000);
        hearing.command({ type: 'hearing.close', payload: {} }, judge);
      },
    },
  );
  for (const step of ['assemble', 'compose'] as const) await recording.run(step);
  const sealed = await recording.run('seal');
  manifest = manifestSchema.parse(sealed.step === 'seal' ? sealed.manifest : undefined);
}, 400_000);
afterAll(() => rm(recording.root, { recursive: true, force: true }));

it('lasts as long as the court was recorded, and names the pause apart from gaps', () => {
  expect(sittingSpans(recording.order.log.events)).toEqual(recording.order.spans);
  expect(manifest.durationMs).toBe(8000);
  const [first, second] = recording.order.spans;
  expect(manifest.pauses).toEqual([{ fromAt: first?.toAt, toAt: second?.fromAt, cause: 'closedEvidence', atMs: 4000 }]);
  expect(manifest.gaps).toEqual([]);
  const named = manifest.chapters.filter((one) => one.type.startsWith('interruption.'));
  expect(named.map(({ type, atMs }) => [type, atMs])).toEqual([
    ['interruption.closedEvidence', 4000],
    ['interruption.ended', 4000],
  ]);
});

it('nothing of what was said in private is heard in any product', async () => {
  const sounding = [...manifest.tracks.filter((one) => one.source === 'microphone').map((one) => [one.name, one.durationMs] as const)];
  expect(sounding).toHaveLength(2);
  for (const [name, durationMs] of [...sounding, [manifest.video.name, manifest.durationMs] as const])
    for (let atMs = 300; atMs < durationMs - 300; atMs += 200) expect(readTone(pathOf(name), atMs / 1000, [low, high]), `${name} at ${String(atMs)}`).toBe(low);
  const key = recordingKeys.product(recording.order.recordingId, speechName);
  const { speech } = speechSchema.parse(await json(await recording.store.open(key)));
  for (const one of speech) expect(one.toMs).toBeLessThanOrEqual(manifest.durationMs);
});

it('nor seen, not even for one picture', () => {
  const cameras = manifest.tracks.filter((one) => one.source === 'camera');
  expect(cameras).toHaveLength(2);
  for (const { name } of cameras) {
    const args = ['-v', 'error', '-i', pathOf(name), '-vf', 'scale=1:1,format=rgb24', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-'];
    const colours = execFileSync('ffmpeg', args);
    expect(colours.length).toBeGreaterThan(100);
    for (let at = 0; at < colours.length; at += 3) expect(colours[at + 2] ?? 0, `${name}, picture ${String(at / 3)}`).toBeGreaterThan(colours[at] ?? 255);
  }
  const seated = recording.order.participants.filter((one) => one.role !== 'witness');
  const tile = layoutSeats(seated).find((one) => one.participantId === plaintiff);
  if (!tile) throw new Error('no seat');
  for (let atS = 0.1; atS < 8; atS += 0.2) {
    const [red, , blue] = readColour(pathOf(manifest.video.name), atS, tile.x + tile.width / 2, tile.y + tile.height / 4);
    expect(red > 150 && blue < 100, `red at ${String(atS)}`).toBe(false);
  }
});
