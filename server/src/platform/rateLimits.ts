import { AppError } from '@assize/contracts/AppError';
import type { RedisClient } from '@assize/platform/redis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** Points a key may use in a number of seconds. Generous to a whole court behind one address. */
const rules = {
  signIn: { points: 120, duration: 60 },
  refresh: { points: 240, duration: 60 },
  /** What anybody may read without signing in. */
  openly: { points: 120, duration: 60 },
  api: { points: 600, duration: 60 },
  /** Another installation: a case of thousands of documents is as many requests. */
  exchange: { points: 12_000, duration: 60 },
  /** Codes to one's own addresses, by whoever asks and by address. */
  contactCode: { points: 5, duration: 3600 },
  /** Looking for cases of others. */
  lookUp: { points: 20, duration: 60 },
  courtMessage: { points: 120, duration: 10 },
  /** Asking to read a case by its number and a party's name: a guess is no use. */
  askReading: { points: 20, duration: 3600 },
  /** Beginning an application to the docket, of an address and of an account. */
  beginApplication: { points: 20, duration: 3600 },
  /** A pointer that moves; it takes nothing from what its owner does. */
  pointing: { points: 120, duration: 10 },
} as const;
export type LimitName = keyof typeof rules;

/** Counters in Redis, shared by all servers; in memory while Redis is away, so that a hearing goes on. */
export class RateLimits {
  readonly #limiters: Record<LimitName, RateLimiterRedis>;

  constructor(redis: RedisClient) {
    const make = (name: LimitName): RateLimiterRedis =>
      new RateLimiterRedis({
        storeClient: redis,
        useRedisPackage: true,
        keyPrefix: `assize:limit:${name}`,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, ...rules[name] }),
        ...rules[name],
      });
    this.#limiters = Object.fromEntries((Object.keys(rules) as LimitName[]).map((name) => [name, make(name)])) as Record<LimitName, RateLimiterRedis>;
  }

  /** Throws `rateLimited` with the seconds to wait. */
  async take(name: LimitName, key: string): Promise<void> {
    try {
      await this.#limiters[name].consume(key);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw new AppError('rateLimited', { retryAfterS: Math.ceil(error.msBeforeNext / 1000) });
      throw error;
    }
  }
}
