import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMediaPorts, findPort } from '../../start/findPorts.ts';
import { untilUp } from '../../start/health.ts';
import { foundTools, node24, root } from '../../start/tools.ts';
import type { Scope } from './Scope.ts';
import { pidOf, startChild } from './startChild.ts';

export interface RunningSfu {
  pid: number;
  url: string;
  /** Signs the tokens that it takes. */
  secret: string;
  masterKey: Buffer;
  workers: number;
}

/** The real sfu process, set as in production, with a Redis of its own that keeps nothing; both on loopback. */
export async function startSfu(scope: Scope): Promise<RunningSfu> {
  const folder = await mkdtemp(join(tmpdir(), 'assize-bench-'));
  scope.defer(() => rm(folder, { recursive: true, force: true }));
  const redisPort = await findPort(undefined, '127.0.0.1');
  const redisArgs = ['--bind', '127.0.0.1', '--port', String(redisPort), '--save', '', '--appendonly', 'no', '--dir', folder];
  startChild(scope, { command: 'redis-server', args: redisArgs, stdio: 'ignore' });
  const workers = availableParallelism();
  const port = await findPort(undefined, '127.0.0.1');
  const secret = randomBytes(48).toString('base64url');
  const masterKey = randomBytes(32);
  const log = openSync(join(folder, 'sfu.log'), 'a');
  const child = startChild(scope, {
    command: node24,
    args: [join(root, 'sfu/src/main.ts')],
    stdio: ['ignore', log, 'inherit'],
    env: {
      ...foundTools(),
      NODE_ENV: 'production',
      DATA_DIR: folder,
      REDIS_URL: `redis://127.0.0.1:${String(redisPort)}`,
      ASSIZE_SECRET: secret,
      MASTER_KEY: masterKey.toString('base64'),
      SFU_HOST: '127.0.0.1',
      SFU_PORT: String(port),
      SFU_NODE_ID: 'bench',
      SFU_WORKERS: String(workers),
      RTC_LISTEN_IP: '127.0.0.1',
      RTC_PORT_BASE: String(await findMediaPorts(24_000, workers, '127.0.0.1')),
      S3_BUCKET: '',
    },
  });
  closeSync(log);
  const url = `http://127.0.0.1:${String(port)}`;
  await untilUp(url, 30_000);
  return { pid: pidOf(child), url, secret, masterKey, workers };
}
