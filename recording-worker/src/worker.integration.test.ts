import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { recordingJobId, recordingQueue, recordingResultSchema, type RecordingStep } from '@assize/contracts/jobs/recording';
import { recordingKeys } from '@assize/contracts/recording/products';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { freePort } from '@assize/platform/testing/freePort';
import { createNodeRedisClient, Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeH264 } from '@assize/platform/testing/encodeMedia';
import { openedAtMs, participantIdOf } from './testing/buildOrder.ts';
import { makeRecording, type TestRecording } from './testing/makeRecording.ts';
import { workerKeyPrefix } from './platform/Heartbeat.ts';

/** Waits until a question is answered with something; the test's own time limit ends it. */
async function until<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'assize-worker-'));
let recording: TestRecording;
let redisServer: ChildProcess;
let redis: RedisClient;
let queue: Queue;
let queueClient: RedisClient;
let redisPort = 0;
let redisUrl = '';
const workers: ChildProcess[] = [];

/** A server that keeps nothing: killed, it has forgotten everything. */
function startRedis(): ChildProcess {
  return spawn('redis-server', ['--port', String(redisPort), '--save', '', '--dir', dataDir], { stdio: 'ignore' });
}

async function startWorker(): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: recording.root,
    WORK_DIR: join(dataDir, 'work'),
    REDIS_URL: redisUrl,
    ASSIZE_SECRET: 'x'.repeat(40),
    MASTER_KEY: recording.context.masterKey.toString('base64'),
    WORKER_PORT: String(port),
    LOG_LEVEL: 'info',
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  workers.push(child);
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('"msg":"ready"')) break;
  child.stdout.resume();
  return { child, port };
}

beforeAll(async () => {
  const frames = await encodeH264('testsrc2=s=320x180:r=25', 32);
  const track = { participantId: participantIdOf(0), source: 'camera', mimeType: 'video/H264', frames, startsAtMs: openedAtMs } as const;
  recording = await makeRecording([track], [{ fromAtMs: openedAtMs, toAtMs: openedAtMs + 32_000 }]);
  redisPort = await freePort();
  redisUrl = `redis://127.0.0.1:${String(redisPort)}`;
  redisServer = startRedis();
  redis = await connectRedis(redisUrl, 'test');
  redis.on('error', () => undefined);
  queueClient = redis.duplicate();
  const connection = createNodeRedisClient(queueClient as never);
  connection.on('error', () => undefined);
  queue = new Queue(recordingQueue, { connection, prefix: 'assize' });
  queue.on('error', () => undefined);
}, 180_000);

afterAll(async () => {
  for (const child of workers) child.kill('SIGKILL');
  await queue.close();
  queueClient.destroy();
  redis.destroy();
  redisServer.kill();
  await Promise.all([recording.root, dataDir].map((path) => rm(path, { recursive: true, force: true })));
});

async function order(step: RecordingStep): Promise<string> {
  const job = { recordingId: recording.order.recordingId, hearingId: recording.order.hearingId, step, fence: 1 };
  await queue.add(step, job, { jobId: recordingJobId(job), attempts: 5, backoff: { type: 'exponential', delay: 1000 } });
  return recordingJobId(job);
}
function resultOf(jobId: string): Promise<unknown> {
  return until(async () => {
    const state = await queue.getJobState(jobId); // before the job: only then is a completed job's result sure to be in it
    const job = await queue.getJob(jobId);
    if (state === 'failed') throw new Error(`failed: ${job?.failedReason ?? ''}`);
    return state === 'completed' ? (job?.returnvalue as unknown) : undefined;
  });
}

describe('the recording worker', () => {
  it('finishes what a killed worker had begun, outlives a wiped Redis, and ends when told', { timeout: 300_000 }, async () => {
    const first = await startWorker();
    const health = await fetch(`http://127.0.0.1:${String(first.port)}/healthz`);
    expect([health.status, ((await health.json()) as { status: string }).status]).toEqual([200, 'up']);
    expect(await redis.keys(`${workerKeyPrefix}*`)).toHaveLength(1);
    expect(recordingResultSchema.parse(await resultOf(await order('assemble')))).toMatchObject({ step: 'assemble', durationMs: 32_000 });

    const compose = await order('compose');
    const { store } = recording;
    const slices = `${recordingKeys.prefix(recording.order.recordingId)}work/parts/`;
    await until(async () => (await store.list(slices)).length > 0);
    first.child.kill('SIGKILL');
    const second = await startWorker();
    expect(recordingResultSchema.parse(await resultOf(compose))).toMatchObject({ step: 'compose', name: 'hearing.mp4' });

    redisServer.kill('SIGKILL');
    await once(redisServer, 'exit');
    redisServer = startRedis();
    await until(async () => (await redis.keys(`${workerKeyPrefix}*`).catch(() => [])).length > 0);
    expect(recordingResultSchema.parse(await resultOf(await order('seal')))).toMatchObject({ step: 'seal', fence: 1 });
    const metrics = await (await fetch(`http://127.0.0.1:${String(second.port)}/metrics`)).text();
    expect(metrics).toContain('assize_production_steps_total{step="compose",result="done"} 1');

    second.child.kill('SIGTERM');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
  });
});
