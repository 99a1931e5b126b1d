import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@assize/platform/log';
import type { DemoFile } from '../demo/makeDemo.ts';
import { serverEnv } from '../platform/env.ts';
import { Server } from '../Server.ts';
import { freePort } from '@assize/platform/testing/freePort';
import { makePostgres } from './databases.ts';
import { startRedis } from '@assize/platform/testing/startRedis';
import { testSecret } from './startTestServer.ts';

export interface TwoServers {
  servers: [Server, Server];
  redisUrl: string;
  demo: DemoFile;
  /** The demo link of a role, opened at one of the two servers. */
  linkAt: (server: 0 | 1, role: string) => string;
  close: () => Promise<void>;
}

/** Two servers of one court: the same PostgreSQL, the same Redis, the same key; no sfu node. */
export async function startTwoServers(): Promise<TwoServers> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assize-two-'));
  const database = await makePostgres();
  const redis = await startRedis(dataDir);
  const ports = [await freePort(), await freePort()] as const;
  const start = (port: number, DEMO: string): Promise<Server> =>
    Server.create(
      serverEnv.parse({
        DATA_DIR: dataDir,
        DATABASE_URL: database.databaseUrl,
        REDIS_URL: redis.url,
        PORT: String(port),
        ASSIZE_SECRET: testSecret,
        MASTER_KEY: Buffer.alloc(32, 3).toString('base64'),
        DEMO,
      }),
      createLogger('test'),
    );
  const first = await start(ports[0], '1');
  const second = await start(ports[1], '0');
  const demo = JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as DemoFile;
  return {
    servers: [first, second],
    redisUrl: redis.url,
    demo,
    linkAt: (server, role) => (demo.links[role] ?? '').replace(`:${String(ports[0])}/`, `:${String(ports[server])}/`),
    close: async () => {
      await first.close();
      await second.close();
      await redis.stop();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
