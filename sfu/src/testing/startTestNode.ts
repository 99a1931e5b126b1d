import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MediaClaims } from '@assize/contracts/media/grant';
import { createLogger } from '@assize/platform/log';
import { openStore } from '@assize/platform/store/openStore';
import { signToken } from '@assize/platform/tokens';
import { sfuEnv } from '../env.ts';
import type { Hearings } from '../Hearings.ts';
import type { JournalDisk } from '../recording/JournalDisk.ts';
import { Sfu } from '../Sfu.ts';
import type { WorkerPool } from '../WorkerPool.ts';
import { TestServer } from './TestServer.ts';

const secret = 'a secret of tests, long enough for HMAC';

export interface TestNode {
  url: string;
  pool: WorkerPool;
  hearings: Hearings;
  dataDir: string;
  sign: (claims: MediaClaims, expiresInS?: number) => string;
  /** A server's connection to this node. */
  connectServer: () => Promise<TestServer>;
  /** Ends the node; `keep` leaves its folder to the next. */
  close: (options?: { keep: boolean }) => Promise<void>;
}

/** A whole node in this process but for its heartbeat: real workers, on ports that are free. */
export async function startTestNode(options: { workers?: number; dataDir?: string; disk?: JournalDisk } = {}): Promise<TestNode> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'assize-sfu-')));
  const sfu = await startSfu(dataDir, options);
  const url = `http://127.0.0.1:${String(sfu.port)}`;
  return {
    url,
    pool: sfu.pool,
    hearings: sfu.hearings,
    dataDir,
    sign: (claims, expiresInS) => signToken('media', claims, secret, expiresInS),
    connectServer: () => TestServer.connect(url, signToken('control', { sub: 'server' }, secret)),
    close: async ({ keep } = { keep: false }) => {
      await sfu.close();
      if (!keep) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Tries other ports when some are taken. */
async function startSfu(dataDir: string, { workers = 1, disk }: { workers?: number; disk?: JournalDisk }): Promise<Sfu> {
  for (let attempt = 0; ; attempt++) {
    const env = sfuEnv.parse({
      DATA_DIR: dataDir,
      ASSIZE_SECRET: secret,
      MASTER_KEY: Buffer.alloc(32, 3).toString('base64'),
      SFU_PORT: '0',
      SFU_NODE_ID: 'test',
      SFU_WORKERS: String(workers),
      RTC_PORT_BASE: String(randomInt(20_000, 29_000)),
      MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'],
      FFMPEG_BIN: process.env['FFMPEG_BIN'],
      DISK_RESERVE_BYTES: '0',
      ALLOWED_ORIGINS: 'https://court.example',
    });
    try {
      const log = createLogger('test');
      return await Sfu.create({ env, store: openStore(env, 'sfu', log), log, ...(disk ? { disk } : {}) });
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}
