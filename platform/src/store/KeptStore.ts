import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '@assize/contracts/AppError';
import { keepingOf } from '@assize/contracts/recording/keptObjects';
import { scanSource } from '../journal/read.ts';
import type { ObjectStore, PutOptions, Stored } from './ObjectStore.ts';
import { Owing } from './Owing.ts';

export interface KeptStoreOptions {
  first: ObjectStore;
  second?: { store: ObjectStore; owingFolder: string } | undefined;
  /** The second copy could not be written or read: it is owed, and brought later. */
  onFault?: (error: unknown, key: string) => void;
}
/** How long a reader waits for the second copy to say whether it has something, and how long one that said nothing is not asked again. */
const secondWithinMs = 1000;
const secondAwayMs = 30_000;

/**
 * The court's object store: what may be written over, and how many copies there are, is decided by `keepingOf`.
 * A put is done when the first copy has it; the second is owed it and brought it beside. A read that the first
 * copy cannot serve, or breaks off, is served by the second.
 */
export class KeptStore implements ObjectStore {
  readonly #options: KeptStoreOptions;
  readonly #owing: Owing | undefined;
  #awayUntilMs = 0;

  constructor(options: KeptStoreOptions) {
    this.#options = options;
    const { second, onFault = () => undefined } = options;
    this.#owing = second && Owing.start({ folder: second.owingFolder, bring: (key) => this.#bring(key, second.store), onFault });
  }

  /** The copies as they are, the first first, for whoever compares and heals them. */
  get copies(): readonly ObjectStore[] {
    const { first, second } = this.#options;
    return second ? [first, second.store] : [first];
  }

  async put(key: string, body: Readable | Buffer | string, asked?: PutOptions): Promise<Stored> {
    return this.#write(key, asked, (options) => this.#options.first.put(key, body, options));
  }

  async putFile(key: string, path: string, asked?: PutOptions): Promise<Stored> {
    return this.#write(key, asked, (options) => this.#options.first.putFile(key, path, options));
  }

  async #write(key: string, asked: PutOptions | undefined, write: (options: PutOptions) => Promise<Stored>): Promise<Stored> {
    const rule = keepingOf(key);
    const options = { once: asked?.once === true || (await this.#isFinal(key)), retain: rule.rewriting !== 'free' };
    return this.#owing && rule.isMirrored ? this.#owing.during(key, () => write(options)) : write(options);
  }

  async #isFinal(key: string): Promise<boolean> {
    const { rewriting, sealedBy } = keepingOf(key);
    if (rewriting === 'untilSealed' && sealedBy !== undefined) return (await this.#options.first.stat(sealedBy)) !== undefined;
    return rewriting === 'never';
  }

  async #bring(key: string, second: ObjectStore): Promise<void> {
    const body = await this.#options.first.open(key).catch(asMissing);
    if (!body) return; // it never came to be, or was removed again
    const { rewriting } = keepingOf(key);
    // Other bytes under the key of evidence are damage of one of the two: for the scrubber to judge, not to write over.
    const put = second.put(key, body, { once: rewriting === 'never', retain: rewriting !== 'free' });
    await put
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error;
        this.#options.onFault?.(error, key);
      })
      .finally(() => body.destroy());
  }

  async open(key: string, range: Range = { start: 0 }): Promise<Readable> {
    const second = this.#secondOf(key);
    const { first } = this.#options;
    try {
      const isWhole = range.start === 0 && range.end === undefined;
      if (second && isWhole && key.endsWith('.aszj') && !(await isSound(first, key)) && (await isSound(second, key))) return await second.open(key);
      const body = await first.open(key, range);
      return second ? continued(body, range, (rest) => second.open(key, rest)) : body;
    } catch (error) {
      const found = await this.#askSecond(second?.open.bind(second, key, range));
      if (!found) throw error;
      return found;
    }
  }

  async stat(key: string): Promise<{ bytes: number } | undefined> {
    const second = this.#secondOf(key);
    const ask = second?.stat.bind(second, key);
    const found = await this.#options.first.stat(key).catch(async (error: unknown) => {
      const there = await this.#askSecond(ask);
      if (!there) throw error;
      return there;
    });
    return found ?? this.#askSecond(ask);
  }

  /** Of the first copy; of the second where the first gives nothing at all. */
  async list(prefix: string): Promise<string[]> {
    const second = this.#options.second?.store;
    const ask = second?.list.bind(second, prefix);
    const keys = await this.#options.first.list(prefix).catch(async (error: unknown) => {
      const listed = await this.#askSecond(ask);
      if (!listed) throw error;
      return listed;
    });
    return keys.length > 0 ? keys : ((await this.#askSecond(ask)) ?? []);
  }

  #secondOf(key: string): ObjectStore | undefined {
    return keepingOf(key).isMirrored ? this.#options.second?.store : undefined;
  }

  /** Nobody waits long for the second copy, nor every time. */
  async #askSecond<T>(ask: (() => Promise<T>) | undefined): Promise<T | undefined> {
    if (!ask || Date.now() < this.#awayUntilMs) return undefined;
    const away = setTimeout(secondWithinMs, 'away' as const, { ref: false });
    const answer = await Promise.race([ask().catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : 'away')), away]);
    if (answer !== 'away') return answer as T | undefined;
    this.#awayUntilMs = Date.now() + secondAwayMs;
    return undefined;
  }

  /** Throws `writeOnce` for what is final. */
  async remove(key: string, options?: { forGood?: boolean }): Promise<void> {
    if (await this.#isFinal(key)) throw new AppError('writeOnce');
    await this.#options.first.remove(key, options);
    await this.#secondOf(key)?.remove(key, options);
  }

  async download(key: string, path: string): Promise<void> {
    await pipeline(await this.open(key), createWriteStream(path));
  }

  async close(): Promise<void> {
    await this.#owing?.close();
  }
}

type Range = { start: number; end?: number };

/** A journal proves itself by its chain: a broken one is not read where the other copy is whole. */
async function isSound(copy: ObjectStore, key: string): Promise<boolean> {
  const scan = await copy
    .open(key)
    .then(scanSource)
    .catch(() => undefined);
  return scan !== undefined && !scan.isTorn;
}

/** A stream that goes on from the second copy where the first breaks off. */
function continued(body: Readable, range: Range, openRest: (range: Range) => Promise<Readable>): Readable {
  const read = async function* (): AsyncGenerator<Buffer> {
    let at = range.start;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        at += chunk.length;
        yield chunk;
      }
    } catch (error) {
      const rest = await openRest({ ...range, start: at }).catch(() => Promise.reject(error as Error));
      yield* rest as AsyncIterable<Buffer>;
    }
  };
  // Given up before it was read, it would leave the first one open.
  return Readable.from(read(), { objectMode: false }).once('close', () => body.destroy());
}

function asMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
