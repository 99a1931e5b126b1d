import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@assize/platform/log';
import { FileStore } from '@assize/platform/store/FileStore';
import { freePort } from '@assize/platform/testing/freePort';
import { startRedis, type TestRedis } from '@assize/platform/testing/startRedis';
import type { Db } from '../platform/db.ts';
import { type ServerEnv, serverEnv } from '../platform/env.ts';
import { Server } from '../Server.ts';
import type { TestStaff } from './makeAgencies.ts';
import { testMasterKey, testSecret } from './startTestServer.ts';

/** One installation of several in a test: a server of its own on data of its own, which may end and start again where it was. */
export class Installation {
  readonly dataDir: string;
  readonly #redis: TestRedis;
  readonly #env: ServerEnv;
  #server: Server | undefined;

  static async create(settings: Record<string, string> = {}): Promise<Installation> {
    const dataDir = await mkdtemp(join(tmpdir(), 'assize-installation-'));
    const redis = await startRedis(dataDir);
    const env = serverEnv.parse({
      ...{ DATA_DIR: dataDir, REDIS_URL: redis.url, PORT: String(await freePort()), ASSIZE_SECRET: testSecret },
      MASTER_KEY: testMasterKey.toString('base64'),
      ...settings,
    });
    const made = new Installation(dataDir, redis, env);
    await made.start();
    return made;
  }

  private constructor(dataDir: string, redis: TestRedis, env: ServerEnv) {
    this.dataDir = dataDir;
    this.#redis = redis;
    this.#env = env;
  }

  get baseUrl(): string {
    return this.#env.PUBLIC_URL;
  }

  get db(): Db {
    if (!this.#server) throw new Error('this installation is not running');
    return this.#server.db;
  }

  get isRunning(): boolean {
    return this.#server !== undefined;
  }

  /** Where its documents are. */
  get store(): FileStore {
    return new FileStore(join(this.dataDir, 'store'));
  }

  async start(): Promise<void> {
    this.#server = await Server.create(this.#env, createLogger('test'));
  }

  /** Ends the server in the middle of whatever it does; its data stay. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await server?.close();
  }

  async ask(by: TestStaff | { token: string } | undefined, method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(this.baseUrl + path, {
      method,
      headers: { authorization: `Bearer ${by?.token ?? ''}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  }

  async close(): Promise<void> {
    await this.stop();
    await this.#redis.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
