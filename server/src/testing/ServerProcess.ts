import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DemoFile } from '../demo/makeDemo.ts';
import { testSecret } from './startTestServer.ts';

interface Options {
  dataDir: string;
  redisUrl: string;
  port: number;
  /** A shell command that is run before it, in a place of mounts that only it sees. */
  before?: string;
  /** More of its environment. */
  settings?: Record<string, string>;
}

/** A server in a process of its own, which a test may kill; on PGlite, with the demo case. */
export class ServerProcess {
  readonly demo: DemoFile;
  readonly #process: ChildProcess;

  /** Resolves when it is ready. */
  static async start({ dataDir, redisUrl, port, before, settings }: Options): Promise<ServerProcess> {
    const env = {
      ...process.env,
      ...{ DATA_DIR: dataDir, REDIS_URL: redisUrl, PORT: String(port), ASSIZE_SECRET: testSecret, DEMO: '1', LOG_LEVEL: 'info' },
      MASTER_KEY: Buffer.alloc(32, 3).toString('base64'),
      ...settings,
    };
    const main = [process.execPath, join(import.meta.dirname, '../main.ts')];
    const command = before === undefined ? main : ['unshare', '-rm', 'sh', '-c', `${before} && exec "$@"`, 'sh', ...main];
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let isReady = false;
    for await (const line of createInterface(child.stdout)) {
      isReady = line.includes('"ready"');
      if (isReady) break;
    }
    if (!isReady) throw new Error('the server did not start');
    child.stdout.resume();
    return new ServerProcess(child, JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as DemoFile);
  }

  private constructor(child: ChildProcess, demo: DemoFile) {
    this.#process = child;
    this.demo = demo;
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!this.isRunning) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill(signal);
    await ended;
  }
}
