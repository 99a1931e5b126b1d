import { createNodeRedisClient, type IRedisClient } from 'bullmq';
import type { RedisClient } from './redis.ts';
import { type Asking, untilAnswered } from './untilAnswered.ts';

export interface QueueConnection {
  /** The `connection` of a queue, of a worker, or of the events of one. */
  client: IRedisClient;
  /** Closes what uses it, and then the connection, which BullMQ leaves open. */
  close(user: { close(): Promise<unknown> }): Promise<void>;
}

/**
 * A connection of its own for one queue of jobs, that lives as long as the process: it is made again whenever it is lost.
 * @param onError Redis is away, for one; what is ordered meanwhile rejects
 */
export function connectQueue(redis: RedisClient, onError: (error: Error) => void): QueueConnection {
  // On a busy machine, an answer may take longer than the 5 s of other commands.
  const connection = redis.duplicate({ commandOptions: { timeout: 30_000 } });
  let isEnding = false;
  const client = askPatiently(createNodeRedisClient(connection), { isEnding: () => isEnding, onError });
  client.on('error', onError);
  return {
    client,
    close: async (user) => {
      isEnding = true;
      await user.close();
      connection.destroy();
    },
  };
}

/**
 * BullMQ asks Redis for its version as the first thing. What got no answer to that, as the connection was lost just then,
 * stays unusable for as long as the process lives: so it is asked until there is one. The same for the connections that
 * BullMQ makes of this one, as a worker does to wait for jobs.
 */
function askPatiently(client: IRedisClient, asking: Asking): IRedisClient {
  const ask = client.info.bind(client);
  const duplicate = client.duplicate.bind(client);
  client.info = () => untilAnswered(ask, asking);
  client.duplicate = (...options) => askPatiently(duplicate(...options), asking);
  return client;
}
