import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@assize/platform/log';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { RedisCutter } from '@assize/platform/testing/RedisCutter';
import { startRedis, type TestRedis } from '@assize/platform/testing/startRedis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { until } from '../testing/TestProduction.ts';
import { type Doing, JobWorker } from './JobWorker.ts';
import { openQueue, type OpenQueue } from './openQueue.ts';
import { ProductionError } from './ProductionError.ts';

interface Order {
  id: string;
}
const queueName = 'frame';
const jobSchema = z.strictObject({ id: z.string() });
let folder: string;
let server: TestRedis;
let redis: RedisClient;
let orders: OpenQueue<Order>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-frame-'));
  server = await startRedis(folder);
  redis = await connectRedis(server.url, 'test');
  orders = openQueue(redis, queueName, () => undefined);
}, 120_000);
afterAll(async () => {
  await orders.close();
  redis.destroy();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

class TestWorker extends JobWorker<Order, string> {
  readonly #does: (doing: Doing) => Promise<string>;

  constructor(does: (doing: Doing) => Promise<string>, through = redis) {
    super({ redis: through, log: createLogger('test'), kind: { queue: queueName, jobSchema }, makes: 'test job', againMs: 100 });
    this.#does = does;
  }

  protected about({ id }: Order) {
    return { id };
  }

  protected override isFinal(_order: Order, { productionCause }: ProductionError): boolean {
    return productionCause === 'journalBroken';
  }

  protected perform(_order: Order, doing: Doing): Promise<string> {
    return this.#does(doing);
  }
}

const order = async (data: Order, attempts = 1): Promise<string> => {
  await orders.queue.add('test', data, { jobId: data.id, attempts });
  return data.id;
};
const ended = (id: string) =>
  until(async () => {
    const state = await orders.queue.getJobState(id);
    return (state === 'completed' || state === 'failed') && (await orders.queue.getJob(id));
  });

test('a job that its worker is closed in is done by the next one, and that is no failed attempt', async () => {
  let isBegun = false;
  const first = new TestWorker(async ({ signal }) => {
    isBegun = true;
    await until(() => Promise.resolve(signal.aborted));
    throw new Error('torn off in the middle');
  });
  const id = await order({ id: 'stopped' });
  await until(() => Promise.resolve(isBegun));
  await first.close();
  const second = new TestWorker(() => Promise.resolve('done'));
  expect(await ended(id)).toMatchObject({ returnvalue: 'done', attemptsMade: 1 });
  await second.close();
});

test('a job fails with a closed cause, after as many attempts as it has, or at once where another would fail too', async () => {
  const thrown: Error[] = [new Error('some text'), new ProductionError('fontMissing'), new ProductionError('journalBroken')];
  const worker = new TestWorker(() => Promise.reject(thrown.shift() ?? new Error('asked too often')));
  expect(await ended(await order({ id: 'once' }))).toMatchObject({ failedReason: 'internal', attemptsMade: 1 });
  expect(await ended(await order({ id: 'again' }, 5))).toMatchObject({ failedReason: 'journalBroken', attemptsMade: 2 });
  await worker.close();
});

test('an order of another form is not performed, and the worker goes on with the next', async () => {
  let count = 0;
  const worker = new TestWorker(() => Promise.resolve(String(++count)));
  expect((await ended(await order({ id: 'other', more: true } as Order))).failedReason).not.toBe('');
  expect(await ended(await order({ id: 'right' }))).toMatchObject({ returnvalue: '1' });
  await worker.close();
});

test('an order is taken and done though the connection was lost whenever a queue or a worker began', async () => {
  const cutter = await RedisCutter.start(server.url, 'INFO', 6);
  const through = await connectRedis(cutter.url, 'cut');
  const cut = openQueue<Order>(through, queueName, () => undefined);
  const worker = new TestWorker(() => Promise.resolve('done'), through);
  try {
    const job = await cut.queue.add('test', { id: 'cut' }, { jobId: 'cut' });
    await until(async () => (await job.getState()) === 'completed');
    expect(cutter.cut).toBe(6);
  } finally {
    await worker.close();
    await cut.close();
    through.destroy();
    await cutter.close();
  }
});
