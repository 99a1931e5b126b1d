import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { recordingJobId, recordingQueue, type RecordingResult, recordingResultSchema, type RecordingStep } from '@assize/contracts/jobs/recording';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { freePort } from '@assize/platform/testing/freePort';
import { startRedis, type TestRedis } from '@assize/platform/testing/startRedis';
import { createNodeRedisClient, Queue } from 'bullmq';
import type { StepContext } from '../steps/StepContext.ts';
import type { TestRecording } from './makeRecording.ts';

/** A recording in a store below its root. */
export type StoredRecording = Pick<TestRecording, 'root' | 'order'> & { context: Pick<StepContext, 'masterKey'> };

interface TestWorker {
  child: ChildProcess;
  port: number;
  /** Parts that it has made. */
  partsDone(): Promise<number>;
  /** Processor time of it and of what it ran, s. */
  processorSeconds(): number;
  /** As a crash ends it. */
  kill(): Promise<void>;
}

/** A real Redis with the queue of production, and worker processes on it. */
export class TestProduction {
  readonly server: TestRedis;
  readonly redis: RedisClient;
  readonly #folder: string;
  readonly #queue: Queue;
  readonly #queueClient: RedisClient;
  readonly #workers: ChildProcess[] = [];

  private constructor(folder: string, server: TestRedis, redis: RedisClient) {
    this.#folder = folder;
    this.server = server;
    this.redis = redis.on('error', () => undefined);
    this.#queueClient = redis.duplicate();
    const connection = createNodeRedisClient(this.#queueClient as never).on('error', () => undefined) as never;
    this.#queue = new Queue(recordingQueue, { connection, prefix: 'assize' });
    this.#queue.on('error', () => undefined);
  }

  static async start(): Promise<TestProduction> {
    const folder = await mkdtemp(join(tmpdir(), 'assize-production-'));
    const server = await startRedis(folder);
    return new TestProduction(folder, server, await connectRedis(server.url, 'test'));
  }

  /** A worker process on the store of a recording; `env` over the usual. */
  async startWorker(recording: StoredRecording, env: Record<string, string> = {}): Promise<TestWorker> {
    const port = await freePort();
    const all = {
      ...process.env,
      DATA_DIR: recording.root,
      WORK_DIR: join(this.#folder, 'work'),
      REDIS_URL: this.server.url,
      ASSIZE_SECRET: 'x'.repeat(40),
      MASTER_KEY: recording.context.masterKey.toString('base64'),
      WORKER_PORT: String(port),
      LOG_LEVEL: 'info',
      ...env,
    };
    const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], { env: all, stdio: ['ignore', 'pipe', 'inherit'] });
    this.#workers.push(child);
    for await (const line of createInterface({ input: child.stdout })) if (line.includes('"msg":"ready"')) break;
    child.stdout.resume();
    const metrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
    return {
      child,
      port,
      partsDone: async () => Number(/step="composePart",result="done"\} (\d+)/.exec(await metrics())?.[1] ?? 0),
      processorSeconds: () => readProcessorSeconds(child.pid ?? 0),
      kill: async () => {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      },
    };
  }

  /** Orders a step as the server does; answers the job's id. */
  async order({ order }: StoredRecording, step: RecordingStep, fence = 1): Promise<string> {
    const job = { recordingId: order.recordingId, hearingId: order.hearingId, step, fence };
    await this.#queue.add(step, job, { jobId: recordingJobId(job), attempts: 5, backoff: { type: 'exponential', delay: 1000 } });
    return recordingJobId(job);
  }

  /** Waits for a job's end. Throws when it failed, with its cause. */
  async resultOf(jobId: string): Promise<RecordingResult> {
    return until(async () => {
      const state = await this.#queue.getJobState(jobId); // before the job: only then is a completed job's result sure to be in it
      const job = await this.#queue.getJob(jobId);
      if (state === 'failed') throw new Error(job?.failedReason ?? '');
      return state === 'completed' ? recordingResultSchema.parse(job?.returnvalue) : undefined;
    });
  }

  async run(recording: StoredRecording, step: RecordingStep): Promise<RecordingResult> {
    return this.resultOf(await this.order(recording, step));
  }

  async close(): Promise<void> {
    for (const child of this.#workers) child.kill('SIGKILL');
    await this.#queue.close();
    this.#queueClient.destroy();
    this.redis.destroy();
    await this.server.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Waits until a question is answered with something; the test's own time limit ends it. */
export async function until<T>(ask: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Of a process and of its children that have ended, s (proc(5): utime, stime, cutime, cstime in ticks of 10 ms). */
function readProcessorSeconds(pid: number): number {
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
}
