import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { recordingKeys } from '@assize/contracts/recording/products';
import { encodeH264 } from '@assize/platform/testing/encodeMedia';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerKeyPrefix } from './platform/Heartbeat.ts';
import { openedAtMs, participantIdOf } from './testing/buildOrder.ts';
import { makeRecording, type TestRecording } from './testing/makeRecording.ts';
import { TestProduction, until } from './testing/TestProduction.ts';

let recording: TestRecording;
let production: TestProduction;

beforeAll(async () => {
  const frames = await encodeH264('testsrc2=s=320x180:r=25', 4);
  const track = { participantId: participantIdOf(0), source: 'camera', mimeType: 'video/H264', frames, startsAtMs: openedAtMs } as const;
  recording = await makeRecording([track], [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + 4000 }]);
  production = await TestProduction.start();
}, 180_000);

afterAll(async () => {
  await production.close();
  await rm(recording.root, { recursive: true, force: true });
});

describe('the recording worker', () => {
  it('finishes what a killed worker had begun, outlives a wiped Redis, and ends when told', { timeout: 300_000 }, async () => {
    const first = await production.startWorker(recording);
    const health = await fetch(`http://127.0.0.1:${String(first.port)}/healthz`);
    expect([health.status, ((await health.json()) as { status: string }).status]).toEqual([200, 'up']);
    const { redis } = production;
    expect(await redis.keys(`${workerKeyPrefix}*`)).toHaveLength(1);
    expect(await production.run(recording, 'assemble')).toMatchObject({ step: 'assemble', durationMs: 4000 });

    const compose = await production.order(recording, 'compose');
    const { store } = recording;
    const parts = `${recordingKeys.prefix(recording.order.recordingId)}work/parts/`;
    await until(async () => (await store.list(parts)).length > 0);
    await first.kill();
    const second = await production.startWorker(recording);
    expect(await production.resultOf(compose)).toMatchObject({ step: 'compose', name: 'hearing.mp4' });

    await production.server.crash();
    await until(async () => (await redis.keys(`${workerKeyPrefix}*`).catch(() => [])).length > 0);
    expect(await production.run(recording, 'seal')).toMatchObject({ step: 'seal', fence: 1 });
    const metrics = await (await fetch(`http://127.0.0.1:${String(second.port)}/metrics`)).text();
    expect(metrics).toContain('assize_production_steps_total{step="compose",result="done"} 1');

    second.child.kill('SIGTERM');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
  });
});
