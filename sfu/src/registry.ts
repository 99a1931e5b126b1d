import { nodeKeyPrefix, type NodeRecord } from '@assize/contracts/control/protocol';
import type { Logger } from '@assize/platform/log';
import type { RedisClient } from '@assize/platform/redis';

interface Options {
  redis: RedisClient;
  describe: () => Omit<NodeRecord, 'at'>;
  log: Logger;
}
const everyMs = 1000;
const livesS = 5;

/** This node's heartbeat in Redis, by which servers find it. Without Redis it goes on; servers that know it stay connected. */
export class Registry {
  readonly #options: Options;
  readonly #timer: NodeJS.Timeout;
  #isBeating = false;

  static async start(options: Options): Promise<Registry> {
    const registry = new Registry(options);
    await registry.#beat();
    return registry;
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#beat(), everyMs);
  }

  /** Takes the node off the list at once. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const { redis, describe } = this.#options;
    if (redis.isReady) await redis.del(nodeKeyPrefix + describe().nodeId);
  }

  async #beat(): Promise<void> {
    const { redis, describe, log } = this.#options;
    // Offline commands would pile up in the client and be sent stale.
    if (this.#isBeating || !redis.isReady) return;
    this.#isBeating = true;
    try {
      const record: NodeRecord = { ...describe(), at: new Date().toISOString() };
      await redis.set(nodeKeyPrefix + record.nodeId, JSON.stringify(record), { expiration: { type: 'EX', value: livesS } });
    } catch (error) {
      log.warn({ err: error }, 'heartbeat not written');
    } finally {
      this.#isBeating = false;
    }
  }
}
