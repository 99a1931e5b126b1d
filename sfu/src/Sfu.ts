import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { setTimeout } from 'node:timers/promises';
import type { NodeRecord } from '@assize/contracts/control/protocol';
import { type Check, healthHandler } from '@assize/platform/httpHealth';
import type { Logger } from '@assize/platform/log';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { Server } from 'socket.io';
import { CourtroomGauge } from './CourtroomGauge.ts';
import type { SfuEnv } from './env.ts';
import { Hearings } from './Hearings.ts';
import { serveMedia } from './media/serveMedia.ts';
import { createMetrics } from './metrics.ts';
import { HearingRecorder } from './recording/HearingRecorder.ts';
import type { JournalDisk } from './recording/JournalDisk.ts';
import { JournalShelf } from './recording/JournalShelf.ts';
import { JournalUploader } from './recording/JournalUploader.ts';
import { NodeJournalDisk } from './recording/NodeJournalDisk.ts';
import type { TellFact } from './recording/Recording.ts';
import { recoverJournals } from './recording/recoverJournals.ts';
import { StoppedRecordings } from './recording/StoppedRecordings.ts';
import { Rehearsals } from './rehearsal/Rehearsals.ts';
import { serveControl } from './serveControl.ts';
import { WorkerPool } from './WorkerPool.ts';

export interface SfuOptions {
  env: SfuEnv;
  store: ObjectStore;
  log: Logger;
  disk?: JournalDisk;
  /** Parts outside this class that health depends on. */
  checks?: Record<string, Check>;
}

/** Closing waits so long for uploads that run. */
const uploadWithinMs = 3000;

/** One sfu node: workers, rooms, recorders and the two namespaces, without its place in the registry. */
export class Sfu {
  readonly bootId = randomUUID();
  readonly pool: WorkerPool;
  readonly hearings: Hearings;
  readonly #env: SfuEnv;
  readonly #certificate: string | null;
  readonly #http: HttpServer;
  readonly #io: Server;
  readonly #uploader: JournalUploader;
  readonly #rehearsals: Rehearsals;
  #isClosed = false;

  /** Recovers what an earlier process left, starts the workers, then listens. Rejects when any of it fails. */
  static async create(options: SfuOptions): Promise<Sfu> {
    const { env, log } = options;
    const shelf = new JournalShelf(env.JOURNAL_DIR, options.store);
    await recoverJournals(shelf, log);
    const { disk = new NodeJournalDisk(), store } = options;
    const rehearsals = await Rehearsals.create({
      ...{ store, disk, log },
      ...{ journalDir: env.JOURNAL_DIR, reserveBytes: env.DISK_RESERVE_BYTES, nodeId: env.SFU_NODE_ID },
    });
    const pool = await WorkerPool.create({
      workers: env.SFU_WORKERS,
      portBase: env.RTC_PORT_BASE,
      listenIp: env.RTC_LISTEN_IP,
      announcedAddress: env.ANNOUNCED_ADDRESS,
      workerBin: env.MEDIASOUP_WORKER_BIN,
      log,
    });
    const sfu = new Sfu({ ...options, disk }, shelf, pool, rehearsals);
    try {
      await sfu.#listen();
    } catch (error) {
      await sfu.close();
      throw error;
    }
    void sfu.#uploader.storeEverything();
    return sfu;
  }

  private constructor({ env, log, disk, checks = {} }: SfuOptions & { disk: JournalDisk }, shelf: JournalShelf, pool: WorkerPool, rehearsals: Rehearsals) {
    this.#env = env;
    this.#certificate = env.TLS_CERT ? readFileSync(env.TLS_CERT, 'utf8') : null;
    this.pool = pool;
    this.#rehearsals = rehearsals;
    const recorders = new Map<string, HearingRecorder>();
    const gauges = new Map<string, CourtroomGauge>();
    // Facts before the namespace is there concern nobody: no server is connected yet.
    let tellServers: TellFact = () => undefined;
    const tell: TellFact = (type, fact) => tellServers(type, fact);
    this.#uploader = JournalUploader.create({ shelf, log, onStored: (file) => tell('journalFile', file) });
    const stopped = new StoppedRecordings({ shelf, uploader: this.#uploader, log });
    this.hearings = Hearings.create({
      pool,
      dataDir: env.DATA_DIR,
      log,
      onPlaced: (hearing) => {
        const { hearingId } = hearing;
        hearing.listen({
          onRoom: ({ roomEpoch }, isReset) => isReset && tell('roomReset', { hearingId, roomEpoch }),
          onRoomLost: () => undefined,
        });
        gauges.set(hearingId, CourtroomGauge.create({ hearing, getNodeLoad: () => pool.load(), tell }));
        recorders.set(
          hearingId,
          HearingRecorder.create({
            hearing,
            nodeId: env.SFU_NODE_ID,
            disk,
            shelf,
            uploader: this.#uploader,
            stopped,
            reserveBytes: env.DISK_RESERVE_BYTES,
            tell,
            log,
          }),
        );
      },
      onReleased: async ({ hearingId }) => {
        gauges.get(hearingId)?.close();
        gauges.delete(hearingId);
        await recorders.get(hearingId)?.close();
        recorders.delete(hearingId);
      },
    });
    this.#http = createServer(env, serveHttp({ pool, metrics: createMetrics({ pool, hearings: this.hearings, recorders }), checks }));
    this.#io = new Server(this.#http, {
      serveClient: false,
      transports: ['websocket'],
      maxHttpBufferSize: 1 << 18,
      pingInterval: 5000,
      pingTimeout: 5000,
      cors: { origin: false },
    });
    serveMedia({
      io: this.#io,
      hearings: this.hearings,
      secret: env.ASSIZE_SECRET,
      allowedOrigins: allowedOrigins(env),
      turn: { urls: env.TURN_URLS, secret: env.TURN_SECRET },
      log,
    });
    tellServers = serveControl({
      ...{ io: this.#io, hearings: this.hearings, recorders, gauges, stopped, rehearsals, log },
      ...{ dataDir: env.DATA_DIR, secret: env.ASSIZE_SECRET, ffmpeg: env.FFMPEG_BIN },
    });
  }

  /** The port it listens on. */
  get port(): number {
    const address = this.#http.address();
    return typeof address === 'object' && address ? address.port : this.#env.SFU_PORT;
  }

  describe(): Omit<NodeRecord, 'at'> {
    const { SFU_NODE_ID: nodeId, SFU_PUBLIC_URL: publicUrl, SFU_CONTROL_URL: controlUrl } = this.#env;
    return { nodeId, bootId: this.bootId, publicUrl, controlUrl, certificate: this.#certificate, load: this.pool.load(), hearings: this.hearings.all.length };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#rehearsals.close();
    await this.hearings.close();
    await this.#io.close();
    this.#http.closeAllConnections();
    this.pool.close();
    // What is not stored by then stays on this disk and is stored after the next start.
    await Promise.race([this.#uploader.close(), setTimeout(uploadWithinMs, undefined, { ref: false })]);
  }

  #listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#http.once('error', reject).listen(this.#env.SFU_PORT, this.#env.SFU_HOST, resolve);
    });
  }
}

function createServer({ TLS_CERT, TLS_KEY }: SfuEnv, listener: RequestListener): HttpServer {
  if (!TLS_CERT || !TLS_KEY) return createHttpServer(listener);
  return createHttpsServer({ cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) }, listener);
}

function allowedOrigins({ ALLOWED_ORIGINS, PUBLIC_URL }: SfuEnv): string[] {
  return PUBLIC_URL ? [...ALLOWED_ORIGINS, new URL(PUBLIC_URL).origin] : ALLOWED_ORIGINS;
}

function serveHttp({ pool, metrics, checks }: { pool: WorkerPool; metrics: ReturnType<typeof createMetrics>; checks: Record<string, Check> }): RequestListener {
  const answerHealth = healthHandler({
    workers: () => {
      if (pool.live.length < pool.size) throw new Error('a media worker is down');
    },
    ...checks,
  });
  return (request, response) => {
    if (request.url === '/healthz') return void answerHealth(request, response);
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    metrics.metrics().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  };
}
