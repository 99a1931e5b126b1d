import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connectRedis } from '../redis.ts';
import { freePort } from './freePort.ts';

export interface TestRedis {
  url: string;
  /** Kills it as a crash would, and starts an empty one in its place. */
  crash: () => Promise<void>;
  stop: () => Promise<void>;
}

/** A real Redis that keeps nothing, on a port of its own. */
export async function startRedis(dataDir: string): Promise<TestRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${String(port)}`;
  const start = async (): Promise<ChildProcess> => {
    const child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', dataDir], { stdio: 'ignore' });
    await (await connectRedis(url, 'wait')).close();
    return child;
  };
  let child = await start();
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    url,
    crash: async () => {
      await stop('SIGKILL');
      child = await start();
    },
    stop: () => stop('SIGTERM'),
  };
}
