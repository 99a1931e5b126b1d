import { setTimeout } from 'node:timers/promises';
import { AppError } from '@assize/contracts/AppError';
import type { RedisClient } from '@assize/platform/redis';
import type { Lock, Locker, RequestRelease } from '@tus/utils';

/** A holder that is gone holds nobody up for longer than this. */
const livesMs = 10_000;
const heartbeatMs = 200;
const waitMs = 30_000;

/** What only its holder may do: hold on to it (and hear whether somebody waits), and let go. */
const holdOn = `if redis.call('get', KEYS[1]) ~= ARGV[1] then return -1 end
redis.call('pexpire', KEYS[1], ARGV[2])
return redis.call('exists', KEYS[2])`;
const letGo = `if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1], KEYS[2]) end`;

/** tus's locks between all servers of a court: at one time one request alone touches an upload. */
export class RedisLocker implements Locker {
  readonly #redis: RedisClient;

  constructor(redis: RedisClient) {
    this.#redis = redis;
  }

  newLock(id: string): Lock {
    return new RedisLock(this.#redis, id);
  }
}

class RedisLock implements Lock {
  readonly #redis: RedisClient;
  readonly #keys: [string, string];
  readonly #token: string = crypto.randomUUID();
  #timer: NodeJS.Timeout | undefined;

  constructor(redis: RedisClient, id: string) {
    this.#redis = redis;
    this.#keys = [`assize:upload:${id}:lock`, `assize:upload:${id}:wanted`];
  }

  /** Asks whoever holds it to let go, and waits; `requestRelease` hears when others ask, or when it was lost. Throws `unavailable`. */
  async lock(signal: AbortSignal, requestRelease: RequestRelease): Promise<void> {
    const until = Date.now() + waitMs;
    while (!(await this.#take())) {
      if (signal.aborted || Date.now() > until) throw new AppError('unavailable', { what: 'upload' });
      await this.#redis.set(this.#keys[1], '1', { expiration: { type: 'PX', value: heartbeatMs * 4 } });
      await setTimeout(heartbeatMs / 4);
    }
    this.#timer = setInterval(() => {
      const heard = this.#redis.eval(holdOn, { keys: this.#keys, arguments: [this.#token, String(livesMs)] });
      // While Redis is away nobody else takes it either.
      void heard.then((wanted) => (wanted === 0 ? undefined : requestRelease())).catch(() => undefined);
    }, heartbeatMs);
  }

  async unlock(): Promise<void> {
    clearInterval(this.#timer);
    // What cannot be let go runs out by itself.
    await this.#redis.eval(letGo, { keys: this.#keys, arguments: [this.#token] }).catch(() => undefined);
  }

  async #take(): Promise<boolean> {
    if (!this.#redis.isReady) throw new AppError('unavailable', { what: 'upload' });
    return (await this.#redis.set(this.#keys[0], this.#token, { condition: 'NX', expiration: { type: 'PX', value: livesMs } })) === 'OK';
  }
}
