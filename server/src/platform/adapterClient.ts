import type { RedisClient } from '@assize/platform/redis';
import { untilAnswered } from '@assize/platform/untilAnswered';

type Subscribe = (...args: unknown[]) => Promise<unknown>;

/**
 * A connection for socket.io to reach the other servers by. Its adapter waits neither for what it subscribes nor for what it
 * publishes, and a failure that nobody waits for ends the process: Redis lost in that moment, or a server that is stopped
 * before it has begun. Here what is subscribed is subscribed in the end, and what cannot be published is as if not heard.
 * @param redis connected; so is what is given
 */
export async function adapterClient(redis: RedisClient, onError: (error: Error) => void): Promise<RedisClient> {
  const client = redis.duplicate();
  client.on('error', onError);
  const publish = client.publish.bind(client) as Subscribe;
  const duplicate = client.duplicate.bind(client);
  const heard = (...args: unknown[]): Promise<unknown> => publish(...args).catch((error: unknown) => onError(error as Error));
  const subscriber = (): RedisClient => {
    const made = duplicate();
    const subscribe = made.subscribe.bind(made) as Subscribe;
    // Closed, it is not open any more; while it is connected anew, it is.
    const asking = { isEnding: () => !made.isOpen, onError };
    const lasting = (...args: unknown[]): Promise<unknown> => untilAnswered(() => subscribe(...args), asking).catch(() => undefined);
    return Object.assign(made, { subscribe: lasting }) as RedisClient;
  };
  Object.assign(client, { publish: heard, duplicate: subscriber });
  await client.connect();
  return client;
}
