import type { RedisClient } from '@assize/platform/redis';
import { exportJobs } from '@assize/contracts/jobs/export';
import { redactionJobs } from '@assize/contracts/jobs/redaction';
import type { Logger } from '@assize/platform/log';
import type { KeptStore } from '@assize/platform/store/KeptStore';
import type { CustodyLog } from './custody/CustodyLog.ts';
import { Exporting } from './exports/Exporting.ts';
import type { CourtKey } from './hearing/sealLog.ts';
import { HttpTimeStamps } from './integrity/HttpTimeStamps.ts';
import { IntegrityKeeper } from './integrity/IntegrityKeeper.ts';
import { readProof } from './integrity/readProof.ts';
import { careForObjects } from './keeping/careForObjects.ts';
import type { OutboxRelay } from './outbox/OutboxRelay.ts';
import type { Db } from './platform/db.ts';
import type { ServerEnv } from './platform/env.ts';
import { JobQueue } from './platform/JobQueue.ts';
import type { Production } from './recording/Production.ts';
import { Redactions } from './redactions/Redactions.ts';

interface TendOptions {
  env: ServerEnv;
  db: Db;
  redis: RedisClient;
  store: KeptStore;
  custody: CustodyLog;
  courtKey: CourtKey;
  production: Production;
  relay: OutboxRelay;
  logger: Logger;
}

/**
 * Starts all that is done with the records of hearings beside requests, and tells each of what concerns it, so that none
 * has to ask the database often: what another server committed is found by its own looks. `closers`: the last one first.
 */
export function tendRecords(options: TendOptions): { exporting: Exporting; closers: (() => Promise<void>)[] } {
  const { env, db, redis, store, custody, courtKey, production, relay, logger } = options;
  const integrity = new IntegrityKeeper({
    ...{ db, store, custody, logger, key: courtKey, authoritiesPath: env.TSA_CA_FILE },
    stamps: env.TSA_URL === undefined ? undefined : new HttpTimeStamps(env.TSA_URL),
  });
  const redactionQueue = new JobQueue(redis, redactionJobs);
  const redactions = new Redactions(db, redactionQueue, custody, logger);
  const exportQueue = new JobQueue(redis, exportJobs);
  const exporting = new Exporting({ db, queue: exportQueue, store, custody, findProof: (hearingId) => readProof(db, hearingId), logger });
  const care = careForObjects({ env, db, store, custody, logger });
  custody.onCommitted = (events) => {
    relay.kick();
    for (const one of [redactions, exporting, care]) one.heed(events);
  };
  production.onMoved = () => {
    relay.kick();
    void integrity.look();
  };
  // What was under way when the last server ended.
  for (const one of [production, redactions, exporting]) one.look();
  void integrity.look();
  const parts = [redactionQueue, redactions, exportQueue, exporting, integrity];
  return { exporting, closers: [...parts.map((one) => () => one.close()), ...care.closers] };
}
