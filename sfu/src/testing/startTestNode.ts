import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MediaGrant } from '@assize/contracts/media/grant';
import { createLogger } from '@assize/platform/log';
import { signToken } from '@assize/platform/tokens';
import { Server } from 'socket.io';
import { Hearings } from '../Hearings.ts';
import { serveMedia } from '../media/serveMedia.ts';
import { WorkerPool } from '../WorkerPool.ts';
import { TestPeer } from './TestPeer.ts';

const secret = 'a secret of tests, long enough for HMAC';

export interface TestNode {
  url: string;
  pool: WorkerPool;
  hearings: Hearings;
  dataDir: string;
  sign: (claims: { sub: string; hearingId: string; version: number; grant: MediaGrant }, expiresInS?: number) => string;
  close: () => Promise<void>;
}

/** The media side of a node with real workers, in this process, on ports that are free. */
export async function startTestNode(workers = 1): Promise<TestNode> {
  const dataDir = await mkdtemp(join(tmpdir(), 'assize-sfu-'));
  const log = createLogger('test');
  const pool = await startPool(workers, log);
  const hearings = Hearings.create({ pool, dataDir, log, onPlaced: () => undefined, onReleased: () => Promise.resolve() });
  const http = createServer();
  const io = new Server(http);
  serveMedia({ io, hearings, secret, allowedOrigins: ['https://court.example'], turn: { urls: [], secret: undefined }, log });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`,
    pool,
    hearings,
    dataDir,
    sign: (claims, expiresInS) => signToken('media', claims, secret, expiresInS),
    close: async () => {
      await hearings.close();
      await io.close();
      pool.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Tries other ports when some are taken. */
async function startPool(workers: number, log: ReturnType<typeof createLogger>): Promise<WorkerPool> {
  for (let attempt = 0; ; attempt++) {
    const portBase = 20_000 + Math.floor(Math.random() * 9000);
    try {
      return await WorkerPool.create({ workers, portBase, listenIp: '127.0.0.1', announcedAddress: undefined, workerBin: process.env['MEDIASOUP_WORKER_BIN'], log });
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

/** A hearing whose people are named by a word each; grants are changed as a server would. */
export class TestHearing {
  readonly hearingId = randomUUID();
  readonly #node: TestNode;
  readonly #ids = new Map<string, string>();
  readonly #peers: TestPeer[] = [];
  #version = 0;

  constructor(node: TestNode) {
    this.#node = node;
  }

  id(name: string): string {
    const id = this.#ids.get(name) ?? randomUUID();
    this.#ids.set(name, id);
    return id;
  }

  /** A grant in which people are named by their words. */
  grant(given: { send?: MediaGrant['send']; held?: MediaGrant['held']; receive?: string[] }): MediaGrant {
    return { send: given.send ?? [], held: given.held ?? [], receive: (given.receive ?? []).map((name) => this.id(name)) };
  }

  /** The next version of the whole table, as from a server. */
  setGrants(grants: Record<string, Parameters<TestHearing['grant']>[0]>): void {
    const table = Object.fromEntries(Object.entries(grants).map(([name, given]) => [this.id(name), this.grant(given)]));
    this.#node.hearings.getOrPlace(this.hearingId).setGrants(++this.#version, table);
  }

  token(name: string, grant: MediaGrant = this.grant({}), version = 0): string {
    return this.#node.sign({ sub: this.id(name), hearingId: this.hearingId, version, grant });
  }

  /** Connects with a token that is older than any table: what counts is the table. */
  async join(name: string, auth: Record<string, unknown> = {}): Promise<TestPeer> {
    const peer = await TestPeer.connect(this.#node.url, { grant: this.token(name), ...auth });
    this.#peers.push(peer);
    return peer;
  }

  async close(): Promise<void> {
    for (const peer of this.#peers) peer.close();
    await this.#node.hearings.release(this.hearingId);
  }
}
