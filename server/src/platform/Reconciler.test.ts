import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Reconciler } from './Reconciler.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A look that ends when it is told to; `now` and `most` say how many there are and were at the same time. */
class Looking {
  readonly faults: unknown[] = [];
  begun = 0;
  now = 0;
  most = 0;
  #end: { resolve: (isBusy: boolean) => void; reject: (error: Error) => void } | undefined;
  readonly #made: Reconciler[] = [];

  start(times: { everyMs: number; busyMs?: number }): Reconciler {
    const made = Reconciler.start({ ...times, look: () => this.#look(), onFault: (error) => this.faults.push(error) });
    this.#made.push(made);
    return made;
  }

  async #look(): Promise<boolean> {
    this.begun++;
    this.most = Math.max(this.most, ++this.now);
    try {
      return await new Promise<boolean>((resolve, reject) => {
        this.#end = { resolve, reject };
      });
    } finally {
      this.now--;
    }
  }

  async end(isBusy = false): Promise<void> {
    this.#end?.resolve(isBusy);
    await vi.advanceTimersByTimeAsync(0);
  }

  async fail(error: Error): Promise<void> {
    this.#end?.reject(error);
    await vi.advanceTimersByTimeAsync(0);
  }
}

describe('a reconciler', () => {
  test('looks at once when it is kicked, and never twice at the same time', async () => {
    const looking = new Looking();
    const reconciler = looking.start({ everyMs: 1000 });
    expect(looking.begun).toBe(0);
    reconciler.kick();
    expect(looking.begun).toBe(1);
    reconciler.kick();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([looking.begun, looking.most]).toEqual([1, 1]);
    await looking.end();
    await looking.end();
    expect([looking.begun, looking.most]).toEqual([2, 1]);
    await reconciler.close();
  });

  test('looks once more, however often it was kicked in the middle of a look', async () => {
    const looking = new Looking();
    const reconciler = looking.start({ everyMs: 60_000 });
    reconciler.kick();
    for (let count = 0; count < 3; count++) reconciler.kick();
    let isSettled = false;
    void reconciler.settled().then(() => (isSettled = true));
    await looking.end();
    expect([looking.begun, looking.now, isSettled]).toEqual([2, 1, false]);
    await looking.end();
    expect([looking.begun, looking.now, isSettled]).toEqual([2, 0, true]);
    await reconciler.close();
  });

  test('looks without a reason now and then, and sooner while something is under way', async () => {
    const looking = new Looking();
    const reconciler = looking.start({ everyMs: 5000, busyMs: 1000 });
    await vi.advanceTimersByTimeAsync(4999);
    expect(looking.begun).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(looking.begun).toBe(1);
    await looking.end(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(looking.begun).toBe(2);
    await looking.end(false);
    await vi.advanceTimersByTimeAsync(4999);
    expect(looking.begun).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(looking.begun).toBe(3);
    await looking.end();
    await reconciler.close();
  });

  test('tells of a look that failed, and goes on looking', async () => {
    const looking = new Looking();
    const reconciler = looking.start({ everyMs: 1000 });
    reconciler.kick();
    const fault = new Error('the database is away');
    await looking.fail(fault);
    expect(looking.faults).toEqual([fault]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(looking.begun).toBe(2);
    reconciler.kick();
    await looking.fail(fault);
    expect(looking.begun).toBe(3);
    await looking.end();
    await reconciler.close();
  });

  test('that is closed waits for the look under way, and begins no other', async () => {
    const looking = new Looking();
    const reconciler = looking.start({ everyMs: 1000 });
    reconciler.kick();
    reconciler.kick();
    let isClosed = false;
    const closing = reconciler.close().then(() => (isClosed = true));
    await vi.advanceTimersByTimeAsync(5000);
    expect(isClosed).toBe(false);
    await looking.end();
    await closing;
    reconciler.kick();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([looking.begun, isClosed]).toEqual([1, true]);
    await reconciler.close();
  });
});
