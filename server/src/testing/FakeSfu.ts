import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import {
  controlFacts,
  type ControlFact,
  type ControlFactType,
  type ControlRequest,
  type ControlRequestType,
  controlRequests,
  nodeKeyPrefix,
} from '@assize/contracts/control/protocol';
import type { Still, StillFault } from '@assize/contracts/control/still';
import { connectRedis } from '@assize/platform/redis';
import { verifyToken } from '@assize/platform/tokens';
import { Server } from 'socket.io';
import { z } from 'zod';
import { freePort } from '@assize/platform/testing/freePort';

type Asked = { [T in ControlRequestType]: { type: T; request: ControlRequest<T> } }[ControlRequestType];

/** Stands in for an sfu node: keeps to the contract of `/control`, forwards no media, remembers what it was asked. */
export class FakeSfu {
  readonly asked: Asked[] = [];
  readonly publicUrl: string;
  isReady = true;
  /** The picture of every camera, or why there is none. */
  still: Still | StillFault = 'noPicture';
  readonly #io: Server;
  readonly #close: () => Promise<void>;
  #roomEpoch = randomUUID();
  #bootId = randomUUID();
  #waiting: (() => void)[] = [];
  #closing: Promise<void> | undefined;

  private constructor(publicUrl: string, io: Server, close: () => Promise<void>) {
    this.publicUrl = publicUrl;
    this.#io = io;
    this.#close = close;
  }

  static async create(options: { redisUrl: string; secret: string; nodeId: string }): Promise<FakeSfu> {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${String(port)}`;
    const http = createServer();
    const io = new Server(http);
    const redis = await connectRedis(options.redisUrl, 'fake-sfu');
    redis.on('error', () => undefined);
    const beat = (): void => {
      const record = {
        nodeId: options.nodeId,
        bootId: fake.#bootId,
        publicUrl,
        controlUrl: publicUrl,
        certificate: null,
        load: 0,
        hearings: 0,
        at: new Date().toISOString(),
      };
      void redis.set(nodeKeyPrefix + options.nodeId, JSON.stringify(record), { expiration: { type: 'EX', value: 5 } }).catch(() => undefined);
    };
    const timer = setInterval(() => beat(), 300);
    const fake = new FakeSfu(publicUrl, io, async () => {
      clearInterval(timer);
      await redis.del(nodeKeyPrefix + options.nodeId);
      redis.destroy();
      await io.close();
    });
    io.of('/control').use((socket, next) => {
      try {
        verifyToken('control', socket.handshake.auth['token'], options.secret, z.object({}));
        next();
      } catch (error) {
        next(error as Error);
      }
    });
    io.of('/control').on('connection', (socket) => {
      for (const type of Object.keys(controlRequests) as ControlRequestType[])
        socket.on(type, (request: unknown, ack: (answer: unknown) => void) => {
          fake.asked.push({ type, request: controlRequests[type].parse(request) } as Asked);
          const isRefused = type === 'takeStill' && typeof fake.still === 'string';
          ack(isRefused ? { ok: false, error: { code: 'stillNotTaken', details: { cause: fake.still } } } : { ok: true, result: fake.#answer(type) });
          for (const wake of fake.#waiting.splice(0)) wake();
        });
    });
    await new Promise<void>((resolve) => void http.listen(port, '127.0.0.1', resolve));
    beat();
    return fake;
  }

  #answer(type: ControlRequestType): unknown {
    const now = new Date().toISOString();
    if (type === 'placeHearing') return { roomEpoch: this.#roomEpoch };
    if (type === 'takeStill') return this.still;
    if (type === 'rehearse') return { fromAt: now, toAt: now, journals: [], tracks: [] };
    if (type === 'prepareRecording') return { isReady: this.isReady, cause: this.isReady ? null : 'diskLow', freeBytes: 1e9 };
    if (type === 'startRecording') return { startedAt: now };
    if (type === 'stopRecording') return { stoppedAt: now, files: [] };
    return type === 'listConsumptions' ? { consumptions: [] } : {};
  }

  /** Requests of one type since the last `forget`. */
  requests<T extends ControlRequestType>(type: T): ControlRequest<T>[] {
    return this.asked.flatMap((one) => (one.type === type ? [one.request as ControlRequest<T>] : []));
  }

  /** Resolves with the first request of this type that fits, asked since the last `forget`. */
  async until<T extends ControlRequestType>(type: T, fits: (request: ControlRequest<T>) => boolean = () => true): Promise<ControlRequest<T>> {
    for (;;) {
      const found = this.requests(type).find(fits);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  forget(): void {
    this.asked.length = 0;
  }

  tell<T extends ControlFactType>(type: T, fact: ControlFact<T>): void {
    this.#io.of('/control').emit(type, controlFacts[type].parse(fact));
  }

  /** As after a SIGKILL and a new start: connections drop, rooms are new. */
  restart(): void {
    this.#roomEpoch = randomUUID();
    this.#bootId = randomUUID();
    this.#io.of('/control').disconnectSockets(true);
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }
}
