import { connectQueue } from '@assize/platform/connectQueue';
import type { RedisClient } from '@assize/platform/redis';
import { Queue } from 'bullmq';

/** A queue to order jobs in, on a connection of its own. */
export interface OpenQueue<Order> {
  queue: Queue<Order>;
  close(): Promise<void>;
}

/** `warn`: Redis is away; what is ordered meanwhile rejects. */
export function openQueue<Order>(redis: RedisClient, name: string, warn: (error: Error) => void): OpenQueue<Order> {
  const connection = connectQueue(redis, warn);
  const queue = new Queue<Order>(name, { connection: connection.client, prefix: 'assize' });
  queue.on('error', warn);
  return { queue, close: () => connection.close(queue) };
}
