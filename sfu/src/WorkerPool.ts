import type { Logger } from '@assize/platform/log';
import { createWorker } from 'mediasoup';
import type { WebRtcServer, Worker } from 'mediasoup/types';

export interface WorkerPoolOptions {
  workers: number;
  portBase: number;
  listenIp: string;
  announcedAddress: string | undefined;
  workerBin: string | undefined;
  log: Logger;
}
/** One place of the pool: its worker of the moment, if it has one. */
export interface PoolWorker {
  /** Place in the pool; the ports hang on it. */
  index: number;
  worker: Worker;
  webRtcServer: WebRtcServer;
  /** Consumers on it, kept by the rooms. */
  consumers: number;
  rooms: number;
}

const backOffFromMs = 100;
const backOffToMs = 5000;
/** A worker that lived so long counts as sound: its next death waits for the shortest time again. */
const soundAfterMs = 60_000;
/** mediasoup's own rule of thumb; a worker with so many consumers is full. */
export const consumersPerWorker = 500;

/** The mediasoup workers of this node; a dead one is replaced with back-off. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #places = new Map<number, PoolWorker>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #waiting: ((one: PoolWorker) => void)[] = [];
  readonly #backOffMs = new Map<number, number>();
  #isClosed = false;

  /** Rejects when a worker cannot be started (its binary, its ports). */
  static async create(options: WorkerPoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    try {
      await Promise.all(Array.from({ length: options.workers }, (_, index) => pool.#start(index)));
    } catch (error) {
      pool.close();
      throw error;
    }
    return pool;
  }

  private constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  get live(): PoolWorker[] {
    // A dead worker is `closed` a moment before its death is told.
    return [...this.#places.values()].filter((one) => !one.worker.closed);
  }

  get size(): number {
    return this.#options.workers;
  }

  /** The least loaded live worker. */
  pick(): PoolWorker | undefined {
    return this.live.toSorted((a, b) => a.consumers - b.consumers || a.rooms - b.rooms || a.index - b.index)[0];
  }

  /** The same, waiting for a worker when all are dead. */
  async pickWhenLive(): Promise<PoolWorker> {
    const found = this.pick();
    if (found) return found;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** 0 idle to 1 full. */
  load(): number {
    const consumers = this.live.reduce((sum, one) => sum + one.consumers, 0);
    return Math.min(1, consumers / (consumersPerWorker * this.size));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { worker } of this.#places.values()) worker.close();
    this.#places.clear();
  }

  async #start(index: number): Promise<void> {
    const { listenIp, announcedAddress, portBase, workerBin, log } = this.#options;
    const worker = await createWorker({ logLevel: 'warn', ...(workerBin ? { workerBin } : {}) });
    const startedAtMs = performance.now();
    const listen = { ip: listenIp, port: portBase + index, ...(announcedAddress ? { announcedAddress } : {}) };
    let webRtcServer: WebRtcServer;
    try {
      webRtcServer = await worker.createWebRtcServer({
        listenInfos: [
          { protocol: 'udp', ...listen },
          { protocol: 'tcp', ...listen },
        ],
      });
    } catch (error) {
      worker.close();
      throw error;
    }
    if (this.#isClosed) {
      worker.close();
      return;
    }
    const place: PoolWorker = { index, worker, webRtcServer, consumers: 0, rooms: 0 };
    // Before anything else hears of the death, so that nothing new is put on the dead worker.
    worker.prependListener('died', () => {
      log.error({ worker: index, pid: worker.pid }, 'media worker died');
      this.#places.delete(index);
      if (performance.now() - startedAtMs > soundAfterMs) this.#backOffMs.delete(index);
      this.#restartLater(index);
    });
    this.#places.set(index, place);
    for (const resolve of this.#waiting.splice(0)) resolve(place);
  }

  #restartLater(index: number): void {
    if (this.#isClosed) return;
    const waitMs = this.#backOffMs.get(index) ?? backOffFromMs;
    this.#backOffMs.set(index, Math.min(backOffToMs, waitMs * 2));
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#start(index).catch((error: unknown) => {
        this.#options.log.error({ worker: index, err: error }, 'media worker does not start');
        this.#restartLater(index);
      });
    }, waitMs);
    this.#timers.add(timer);
  }
}
