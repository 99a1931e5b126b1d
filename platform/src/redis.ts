import { createClient } from 'redis';
import type { Logger } from './log.ts';
import { retryWait } from './retryWait.ts';

function makeClient(url: string, name: string) {
  const reconnectStrategy = (retries: number): number => retryWait(retries, { firstMs: 50, lastMs: 2000 });
  return createClient({ url, name, socket: { reconnectStrategy, connectTimeout: 5000 } });
}
export type RedisClient = ReturnType<typeof makeClient>;

/** A connected client that reconnects for ever; losing Redis is logged and never ends the process. */
export async function connectRedis(url: string, name: string, log?: Logger): Promise<RedisClient> {
  const client = makeClient(url, name);
  client.on('error', (error: Error) => log?.warn({ err: error.message }, 'redis connection'));
  await client.connect();
  return client;
}
