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
  /** Where each keeps its own. */
  dataDirs: [string, string];
  redisUrl: string;
  demo: DemoFile;
  /** The demo link of a role, opened at one of the two servers. */
  linkAt: (server: 0 | 1, role: string) => string;
  close: () => Promise<void>;
}

/** Two servers of one court: the same PostgreSQL, the same Redis, the same key, the same folder unless they are on machines apart; no sfu node. */
export async function startTwoServers(options: { areApart?: boolean; settings?: Record<string, string> } = {}): Promise<TwoServers> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assize-two-'));
  const database = await makePostgres();
  const redis = await startRedis(dataDir);
  const ports = [await freePort(), await freePort()] as const;
  const dataDirs: [string, string] = options.areApart ? [join(dataDir, 'one'), join(dataDir, 'two')] : [dataDir, dataDir];
  const start = (port: number, DATA_DIR: string, DEMO: string): Promise<Server> =>
    Server.create(
      serverEnv.parse({
        DATA_DIR,
        COURT_SIGNING_KEY: join(dataDir, 'court.pem'),
        DATABASE_URL: database.databaseUrl,
        REDIS_URL: redis.url,
        PORT: String(port),
        ASSIZE_SECRET: testSecret,
        MASTER_KEY: Buffer.alloc(32, 3).toString('base64'),
        DEMO,
        ...options.settings,
      }),
      createLogger('test'),
    );
  const first = await start(ports[0], dataDirs[0], '1');
  const second = await start(ports[1], dataDirs[1], '0');
  const demo = JSON.parse(await readFile(join(dataDirs[0], 'demo.json'), 'utf8')) as DemoFile;
  return {
    servers: [first, second],
    dataDirs,
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
