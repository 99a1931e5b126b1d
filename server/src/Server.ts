import { readFileSync } from 'node:fs';
import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { join } from 'node:path';
import { recordingJobs } from '@assize/contracts/jobs/recording';
import { healthHandler } from '@assize/platform/httpHealth';
import type { Logger } from '@assize/platform/log';
import { connectRedis, type RedisClient } from '@assize/platform/redis';
import { findBucket, openStore } from '@assize/platform/store/openStore';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import express from 'express';
import { sql } from 'kysely';
import { Server as SocketServer } from 'socket.io';
import { CaseLog } from './casefile/CaseLog.ts';
import { serveCases } from './casefile/routes.ts';
import { serveCommandCentre } from './commandCentre/routes.ts';
import { serveCourt } from './court/namespace.ts';
import { CustodyLog } from './custody/CustodyLog.ts';
import { serveCustody } from './custody/routes.ts';
import { Presence } from './court/Presence.ts';
import { type CourtNamespace, endSessions, listConnected, roomOfStaff } from './court/tellHearing.ts';
import { makeDemo } from './demo/makeDemo.ts';
import { DocumentPages } from './evidence/DocumentPages.ts';
import { openScan } from './evidence/malware/openScan.ts';
import { MarkedPages } from './evidence/MarkedPages.ts';
import { PagesQueue } from './evidence/PagesQueue.ts';
import { assertAuthorities } from './evidence/proofs/assertAuthorities.ts';
import { serveEvidence } from './evidence/routes.ts';
import { serveStills } from './evidence/stillRoutes.ts';
import { Stills } from './evidence/Stills.ts';
import { serveExchange } from './exchange/serveExchange.ts';
import { serveExports } from './exports/routes.ts';
import { servePackages } from './exports/servePackages.ts';
import { continueHearing } from './hearing/continueHearing.ts';
import { keepCourtKey } from './hearing/courtKeys.ts';
import { HearingLog } from './hearing/HearingLog.ts';
import { openCheckIns } from './hearing/openCheckIns.ts';
import { listInSession } from './hearing/readHearing.ts';
import { serveHearings } from './hearing/routes.ts';
import { loadCourtKey } from './hearing/sealLog.ts';
import { keptCopies } from './keeping/keptCopies.ts';
import { serveKeeping } from './keeping/routes.ts';
import { serveVerifier } from './integrity/serveVerifier.ts';
import { serveNotices } from './notices/serveNotices.ts';
import { makeHandlers } from './outbox/handlers.ts';
import { OutboxRelay } from './outbox/OutboxRelay.ts';
import { adapterClient } from './platform/adapterClient.ts';
import { checkOrigin, createApp } from './platform/createApp.ts';
import { type Db, openDatabase } from './platform/db.ts';
import type { ServerEnv } from './platform/env.ts';
import { JobQueue } from './platform/JobQueue.ts';
import { makeMetrics } from './platform/metrics.ts';
import { RateLimits } from './platform/rateLimits.ts';
import { secureHeaders } from './platform/secureHeaders.ts';
import { draftDefects } from './recording/draftDefects.ts';
import { Production } from './recording/Production.ts';
import { serveReplay } from './recording/replayRoutes.ts';
import { serveRecordings } from './recording/routes.ts';
import { serveFiles } from './recording/serveFiles.ts';
import { RehearsalQueue } from './rehearsal/RehearsalQueue.ts';
import { Rehearsals } from './rehearsal/Rehearsals.ts';
import { serveRehearsals } from './rehearsal/routes.ts';
import { serveSessions } from './session/routes.ts';
import { assertSessionLives } from './session/sessions.ts';
import { HealthKeeper } from './sfu/HealthKeeper.ts';
import { heedNodes } from './sfu/heedNodes.ts';
import { RecorderWatch } from './sfu/RecorderWatch.ts';
import { SfuFleet } from './sfu/SfuFleet.ts';
import { serveCaseWork } from './serveCaseWork.ts';
import { tendRecords } from './tendRecords.ts';

/** The whole server, put together; `close` ends all of it, the newest part first. */
export class Server {
  readonly port: number;
  readonly db: Db;
  readonly log: HearingLog;
  readonly #closers: (() => Promise<void> | void)[];

  private constructor(port: number, db: Db, log: HearingLog, closers: (() => Promise<void> | void)[]) {
    this.port = port;
    this.db = db;
    this.log = log;
    this.#closers = closers;
  }

  static async create(env: ServerEnv, logger: Logger): Promise<Server> {
    const closers: (() => Promise<void> | void)[] = [];
    const isSecure = env.PUBLIC_URL.startsWith('https:');
    const db = await openDatabase({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR });
    closers.push(() => db.destroy());
    const redis = await connectRedis(env.REDIS_URL, 'assize-server', logger);
    closers.push(() => redis.close());
    const store = openStore(env, 'server', logger);
    closers.push(() => store.close());
    assertAuthorities(env.TSA_CA_FILE);
    const courtKey = await loadCourtKey(env.COURT_SIGNING_KEY ?? join(env.DATA_DIR, 'keys', 'court-signing.pem'));
    await keepCourtKey(db, courtKey);
    const log = new HearingLog(db, courtKey);

    const http = makeHttpServer(env);
    const isOwnOrigin = (origin: string): boolean => isAllowedOrigin(origin, env);
    const forSockets = await adapterClient(redis, (error) => logger.warn({ err: error.message }, 'redis of sockets'));
    closers.push(() => forSockets.close());
    const io = new SocketServer(http, {
      serveClient: false,
      maxHttpBufferSize: 256 * 1024,
      pingInterval: 5000,
      pingTimeout: 5000,
      adapter: createAdapter(forSockets),
      allowRequest: (request, decide) => decide(null, request.headers.origin === undefined || isOwnOrigin(request.headers.origin)),
    });
    const court = io.of('/court') as unknown as CourtNamespace;
    const healthKeeper = new HealthKeeper(db, logger);
    const watch = new RecorderWatch(
      log,
      (health) => {
        court.local.in(roomOfStaff(health.hearingId)).emit('captureHealth', health);
        healthKeeper.take(health);
      },
      () => listInSession(db),
    );
    const fleetHolder: { fleet?: SfuFleet } = {};
    const getFleet = (): SfuFleet => {
      if (!fleetHolder.fleet) throw new Error('the fleet is not there yet');
      return fleetHolder.fleet;
    };
    const fleet = new SfuFleet({
      db,
      redis,
      log: logger,
      secret: env.ASSIZE_SECRET,
      events: heedNodes({ db, court, masterKey: env.MASTER_KEY, watch, logger, getFleet }),
    });
    fleetHolder.fleet = fleet;
    const queue = new JobQueue(redis, recordingJobs);
    const production = new Production(db, queue, store, env.COURT_TIME_ZONE, logger);
    const presence = new Presence({
      db,
      log,
      logger,
      listConnected: (hearingId) => listConnected(court, hearingId),
    });
    const rehearsals = new Rehearsals({ db, log, fleet, store, queue: new RehearsalQueue(redis), masterKey: env.MASTER_KEY, logger });
    const custody = new CustodyLog(db);
    const cases = new CaseLog(db);
    const relay = OutboxRelay.start(
      db,
      makeHandlers({
        masterKey: env.MASTER_KEY,
        db,
        court,
        fleet,
        watch,
        production,
        rehearsals,
        draftDefects: (hearingId, recordingId) => draftDefects({ db, custody, timeZone: env.COURT_TIME_ZONE }, hearingId, recordingId),
        continueHearing: (hearingId) => continueHearing({ db, log, masterKey: env.MASTER_KEY }, hearingId),
      }),
      logger,
    );
    log.onCommitted = () => relay.kick();
    cases.onCommitted = () => relay.kick();
    const limits = new RateLimits(redis);
    const pagesQueue = new PagesQueue(redis);
    closers.push(() => pagesQueue.close());
    const pages = new DocumentPages({ db, store, queue: pagesQueue });
    const marked = new MarkedPages(pages);
    const stills = new Stills({ db, store, fleet, pages, logger });
    const commands = { db, log, fleet, pages, stills, masterKey: env.MASTER_KEY };
    serveCourt({ ...commands, court, secret: env.ASSIZE_SECRET, presence, limits, logger });

    const api = express.Router();
    const context = { router: api, secret: env.ASSIZE_SECRET, limits, assertSession: (sessionId: string) => assertSessionLives(db, sessionId) };
    const onEnded = (sessionIds: readonly string[]): void => endSessions(court, sessionIds);
    const metrics = makeMetrics(db, io);
    metrics.registerMetric(keptCopies(db));
    api.get('/healthz', (request, response) => health(request, response));
    api.get('/metrics', async (_request, response) => void response.type(metrics.contentType).send(await metrics.metrics()));
    serveSessions(context, db, { isSecure, onEnded });
    serveCases(context, { db, log, cases, timeZone: env.COURT_TIME_ZONE, masterKey: env.MASTER_KEY, publicUrl: env.PUBLIC_URL, onEnded });
    serveCaseWork(context, { db, log, store, cases, masterKey: env.MASTER_KEY, timeZone: env.COURT_TIME_ZONE, publicUrl: env.PUBLIC_URL, onEnded });
    closers.push(serveNotices(context, { env, db, store, logger }), serveExchange(context, { env, db, cases, courtKey, store, logger }));
    serveHearings(context, { db, fleet });
    serveCustody(context, { db, custody });
    serveKeeping(context, { db, courtKey });
    serveCommandCentre(context, { ...commands, watch });
    serveStills(context, commands);
    closers.push(
      await serveEvidence(context, {
        ...{
          db,
          cases,
          redis,
          store,
          logger,
          pages,
          marked,
          dataDir: env.DATA_DIR,
          timeZone: env.COURT_TIME_ZONE,
          s3: findBucket(env),
          scan: openScan(env.CLAMD_URL, logger),
          authoritiesPath: env.TSA_CA_FILE,
        },
        limits: {
          maxBytes: env.EVIDENCE_MAX_BYTES,
          maxTotalBytes: env.EVIDENCE_MAX_TOTAL_BYTES,
          maxDocuments: env.EVIDENCE_MAX_DOCUMENTS,
          maxUploads: env.EVIDENCE_MAX_UPLOADS,
        },
      }),
    );
    const { exporting, closers: endTending } = tendRecords({ env, db, redis, store, custody, courtKey, production, relay, logger });
    serveExports(context, { db, exporting });
    servePackages(api, { db, store, custody, secret: env.ASSIZE_SECRET });
    serveRehearsals(context, { db, store });
    serveRecordings(context, { db, store, production });
    serveVerifier(api, env.VERIFIER_DIR);
    serveReplay(context, { db, store, pages, marked });
    serveFiles(api, { db, store, secret: env.ASSIZE_SECRET });
    const health = healthHandler({
      database: () => sql`select 1`.execute(db).then(() => undefined),
      redis: () => redis.ping().then(() => undefined),
      sfu: () => fleet.assertAny(),
      recordingQueue: () => queue.assertReachable(),
      recordingWorker: () => assertWorker(redis),
    });
    const app = createApp({
      headers: secureHeaders(() => fleet.publicUrls(), isSecure),
      originCheck: checkOrigin(isOwnOrigin),
      api,
      clientDir: env.CLIENT_DIR,
      logger,
    });
    // socket.io answers its own polling requests; the pages' fallback must not answer them as well.
    http.on('request', (request, response) => {
      if (!request.url?.startsWith('/socket.io/')) app(request, response);
    });

    await fleet.start();
    if (env.DEMO === '1')
      await makeDemo({
        db,
        log,
        cases,
        store,
        timeZone: env.COURT_TIME_ZONE,
        masterKey: env.MASTER_KEY,
        publicUrl: env.PUBLIC_URL,
        path: join(env.DATA_DIR, 'demo.json'),
      });
    const port = await listen(http, env.PORT, env.HOST);
    closers.push(
      () => queue.close(),
      () => production.close(),
      () => rehearsals.close(),
      () => relay.close(),
      () => fleet.close(),
      () => watch.close(),
      () => presence.close(),
      openCheckIns(db, log, logger),
      ...endTending,
      () => io.close(),
    );
    return new Server(port, db, log, closers);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) await close();
  }
}

function makeHttpServer(env: ServerEnv): HttpServer {
  return env.TLS_CERT && env.TLS_KEY ? createHttps({ cert: readFileSync(env.TLS_CERT), key: readFileSync(env.TLS_KEY) }) : createHttp();
}

/** Our own public address; while that is this machine, under any of its names. */
function isAllowedOrigin(origin: string, env: ServerEnv): boolean {
  if (origin === env.PUBLIC_URL) return true;
  const own = new URL(env.PUBLIC_URL);
  const given = URL.parse(origin);
  const localNames = ['localhost', '127.0.0.1', '[::1]'];
  return (
    given !== null && localNames.includes(own.hostname) && localNames.includes(given.hostname) && given.port === own.port && given.protocol === own.protocol
  );
}

function listen(http: HttpServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', reject).listen(port, host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

async function assertWorker(redis: RedisClient): Promise<void> {
  for await (const keys of redis.scanIterator({ MATCH: 'assize:worker:*', COUNT: 100 })) if (keys.length > 0) return;
  throw new Error('no recording-worker');
}
