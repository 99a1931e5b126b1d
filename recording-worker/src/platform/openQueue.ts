import { connectQueue, type RedisClient } from '@assize/platform/redis';
import { createNodeRedisClient, Queue } from 'bullmq';

/** A queue to order jobs in, on a connection of its own. */
export interface OpenQueue<Order> {
  queue: Queue<Order>;
  close(): Promise<void>;
}

/** `warn`: Redis is away; what is ordered meanwhile rejects. */
export function openQueue<Order>(redis: RedisClient, name: string, warn: (error: Error) => void): OpenQueue<Order> {
  const connection = connectQueue(redis);
  const queue = new Queue<Order>(name, { connection: createNodeRedisClient(connection as never).on('error', warn) as never, prefix: 'assize' });
  queue.on('error', warn);
  return {
    queue,
    close: async () => {
      await queue.close();
      connection.destroy(); // BullMQ leaves open what it was given
    },
  };
}
