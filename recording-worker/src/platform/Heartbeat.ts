import type { RedisClient } from '@assize/platform/redis';

export const workerKeyPrefix = 'assize:worker:';
const everyMs = 1000;
const livesS = 5;

/** Says in Redis each second that this worker lives: key `assize:worker:<id>`, gone 5 s after the last word. */
export class Heartbeat {
  readonly #redis: RedisClient;
  readonly #key: string;
  readonly #timer: NodeJS.Timeout;

  private constructor(redis: RedisClient, id: string) {
    this.#redis = redis;
    this.#key = `${workerKeyPrefix}${id}`;
    this.#timer = setInterval(() => this.#beat(), everyMs);
    this.#beat();
  }

  static start(redis: RedisClient, id: string): Heartbeat {
    return new Heartbeat(redis, id);
  }

  #beat(): void {
    // A command queued while Redis is away would tell of a past moment.
    if (this.#redis.isReady) this.#redis.set(this.#key, new Date().toISOString(), { expiration: { type: 'EX', value: livesS } }).catch(() => undefined);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#redis.isReady) await this.#redis.del(this.#key).catch(() => undefined);
  }
}
