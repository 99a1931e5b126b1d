import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { RedisCutter } from '@assize/platform/testing/RedisCutter';
import { startRedis, type TestRedis } from '@assize/platform/testing/startRedis';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Server } from 'socket.io';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { adapterClient } from './adapterClient.ts';

let folder: string;
let server: TestRedis;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assize-adapter-'));
  server = await startRedis(folder);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Reached {
  io: Server;
  close: () => Promise<void>;
}
async function open(url: string): Promise<Reached> {
  const redis: RedisClient = await connectRedis(url, 'test');
  const client = await adapterClient(redis, () => undefined);
  const http = createServer();
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const io = new Server(http, { adapter: createAdapter(client) });
  const close = async (): Promise<void> => {
    await io.close();
    client.destroy();
    redis.destroy();
  };
  return { io, close };
}

test('a server is reached by the others though its connection was lost while it subscribed', async () => {
  const cutter = await RedisCutter.start(server.url, 'SUBSCRIBE', 2);
  const [one, other] = [await open(server.url), await open(cutter.url)];
  try {
    const heard = vi.fn();
    other.io.on('hello', heard);
    await vi.waitFor(
      () => {
        one.io.serverSideEmit('hello');
        expect(heard).toHaveBeenCalled();
      },
      { timeout: 30_000, interval: 100 },
    );
    expect(cutter.cut).toBe(2);
  } finally {
    await one.close();
    await other.close();
    await cutter.close();
  }
});

// What nobody waits for and rejects fails the run of all tests, as it would end the process.
test('a server is stopped before it has subscribed, and Redis is gone when something is to be told', async () => {
  const cutter = await RedisCutter.start(server.url, 'SUBSCRIBE', Infinity);
  const { io, close } = await open(cutter.url);
  await vi.waitFor(() => expect(cutter.cut).toBeGreaterThan(1), { timeout: 30_000 });
  await cutter.close();
  io.serverSideEmit('hello');
  await close();
});
