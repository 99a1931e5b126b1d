import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@assize/platform/log';
import type { DemoFile } from '../demo/makeDemo.ts';
import { serverEnv } from '../platform/env.ts';
import { Server } from '../Server.ts';
import { freePort } from '@assize/platform/testing/freePort';
import { startRedis } from '@assize/platform/testing/startRedis';

export const testSecret = 'test secret that is long enough to be one';
export const testMasterKey = Buffer.alloc(32, 3);
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

/** A real server on PGlite and a real Redis of its own, with the demo case and no sfu node; `settings` as its environment has them. */
export async function startTestServer(settings: Record<string, string> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assize-server-'));
  const redis = await startRedis(dataDir);
  const port = await freePort();
  const env = serverEnv.parse({
    DATA_DIR: dataDir,
    REDIS_URL: redis.url,
    PORT: String(port),
    ASSIZE_SECRET: testSecret,
    MASTER_KEY: testMasterKey.toString('base64'),
    DEMO: '1',
    ...settings,
  });
  const server = await Server.create(env, createLogger('test'));
  const demo = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as DemoFile;
  const close = async (): Promise<void> => {
    await server.close();
    await redis.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { server, baseUrl: env.PUBLIC_URL, demo, dataDir, redisUrl: redis.url, crashRedis: redis.crash, close };
}
