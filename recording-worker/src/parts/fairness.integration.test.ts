import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composePartJobSchema, composePartsQueue } from '@assize/contracts/jobs/composeParts';
import { recordingJobId, recordingQueue } from '@assize/contracts/jobs/recording';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { startRedis, type TestRedis } from '@assize/platform/testing/startRedis';
import { createNodeRedisClient, Queue, Worker } from 'bullmq';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { cutParts } from '../compose/cutParts.ts';
import { PartsQueue } from './PartsQueue.ts';

let folder: string;
let server: TestRedis;
let redis: RedisClient;
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-fair-'));
  server = await startRedis(folder);
  redis = await connectRedis(server.url, 'test');
  redis.on('error', () => undefined);
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
  redis.destroy();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A connection as BullMQ wants it. */
function connection(): never {
  const client = redis.duplicate();
  ends.push(() => Promise.resolve(client.destroy()));
  return createNodeRedisClient(client as never).on('error', () => undefined) as never;
}

it('of nine hearings that close together the short ones end before the long, whatever was ordered first', async () => {
  const steps = new Queue(recordingQueue, { connection: connection(), prefix: 'assize' });
  const parts = new PartsQueue(redis, () => undefined);
  ends.push(
    () => steps.close(),
    () => parts.close(),
  );
  const lengths = [60, 48, 40, 30, 24, 20, 12, 6, 3];
  const hearings = lengths.map((slices) => ({ slices, recordingId: randomUUID() }));
  for (const { slices, recordingId } of hearings) {
    const job = { recordingId, hearingId: recordingId, step: 'compose', fence: 1 } as const;
    const step = await steps.add('compose', job, { jobId: recordingJobId(job) });
    const made = Array.from({ length: slices }, () => false);
    await parts.order(step, job, cutParts(made, false));
    await parts.order(step, job, cutParts(made, false)); // a step that is taken up again orders nothing twice
  }

  const slicesOf = new Map<string, number[]>();
  const ended: number[] = [];
  const taken: string[] = [];
  const worker = new Worker(
    composePartsQueue,
    (job) => {
      const { recordingId, part } = composePartJobSchema.parse(job.data);
      taken.push(recordingId);
      const drawn = slicesOf.get(recordingId) ?? [];
      if (part.kind === 'pictures') for (let at = part.fromSlice; at < part.toSlice; at++) drawn.push(at);
      slicesOf.set(recordingId, drawn);
      const whole = hearings.find((one) => one.recordingId === recordingId)?.slices;
      if (drawn.length === whole) ended.push(whole);
      return Promise.resolve();
    },
    { connection: connection(), prefix: 'assize', concurrency: 2 },
  );
  worker.on('error', () => undefined);
  ends.push(() => worker.close());
  await vi.waitFor(() => expect(ended).toHaveLength(lengths.length), { timeout: 60_000, interval: 50 });

  // Every slice once, and who has less to do is done sooner.
  for (const { slices, recordingId } of hearings)
    expect(slicesOf.get(recordingId)?.toSorted((a, b) => a - b)).toEqual(Array.from({ length: slices }, (_, at) => at));
  expect(ended).toEqual(lengths.toReversed());
  // The longest began at once and was never left out for long.
  const longest = taken.flatMap((recordingId, at) => (recordingId === hearings[0]?.recordingId ? [at] : []));
  expect(longest[0]).toBeLessThan(lengths.length);
  expect(Math.max(...longest.slice(1).map((at, index) => at - (longest[index] ?? 0)))).toBeLessThanOrEqual(5 * lengths.length);
});
