import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@assize/platform/log';
import { connectRedis } from '@assize/platform/redis';
import type { DemoFile } from '../demo/makeDemo.ts';
import { serverEnv } from '../platform/env.ts';
import { Server } from '../Server.ts';
import { freePort } from './databases.ts';

export const testSecret = 'test secret that is long enough to be one';
export interface TestServer {
  server: Server;
  baseUrl: string;
  /** The demo hearing: one link a role. */
  demo: DemoFile;
  dataDir: string;
  redisUrl: string;
  /** Kills Redis as a crash would, and starts an empty one in its place. */
  crashRedis: () => Promise<void>;
  close: () => Promise<void>;
}

/** A real server on PGlite and a real Redis of its own, with the demo case and no sfu node. */
export async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assize-server-'));
  const redisPort = await freePort();
  const startRedis = (): ChildProcess =>
    spawn('redis-server', ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--dir', dataDir], { stdio: 'ignore' });
  let redis = startRedis();
  const redisUrl = `redis://127.0.0.1:${String(redisPort)}`;
  await (await connectRedis(redisUrl, 'wait')).close();
  const port = await freePort();
  const env = serverEnv.parse({
    DATA_DIR: dataDir,
    REDIS_URL: redisUrl,
    PORT: String(port),
    ASSIZE_SECRET: testSecret,
    MASTER_KEY: Buffer.alloc(32, 3).toString('base64'),
    DEMO: '1',
  });
  const server = await Server.create(env, createLogger('test'));
  const demo = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as DemoFile;
  const crashRedis = async (): Promise<void> => {
    const gone = once(redis, 'exit');
    redis.kill('SIGKILL');
    await gone;
    redis = startRedis();
    await (await connectRedis(redisUrl, 'wait')).close();
  };
  const close = async (): Promise<void> => {
    await server.close();
    redis.kill();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { server, baseUrl: env.PUBLIC_URL, demo, dataDir, redisUrl, crashRedis, close };
}
