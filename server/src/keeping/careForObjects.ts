import type { CustodyEvent } from '@assize/contracts/custody/events';
import type { Logger } from '@assize/platform/log';
import type { KeptStore } from '@assize/platform/store/KeptStore';
import type { CustodyLog } from '../custody/CustodyLog.ts';
import type { Db } from '../platform/db.ts';
import type { ServerEnv } from '../platform/env.ts';
import { BackupSocket } from './BackupSocket.ts';
import { Destruction } from './Destruction.ts';
import { enterFinding } from './enterFinding.ts';
import { Scrubber } from './Scrubber.ts';

interface Care {
  /** To be told what was committed to a custody log. */
  heed: (events: readonly CustodyEvent[]) => void;
  closers: (() => Promise<void>)[];
}

/** What is done with stored evidence beside all requests: scrubbing, destruction, and dumps of an embedded database. */
export function careForObjects(options: { env: ServerEnv; db: Db; store: KeptStore; custody: CustodyLog; logger: Logger }): Care {
  const { env, db, store, custody, logger } = options;
  const scrubber = Scrubber.start({
    db,
    store,
    logger,
    everyDays: env.SCRUB_DAYS,
    bytesPerSecond: env.SCRUB_BYTES_PER_SECOND,
    report: (finding) => enterFinding(custody, finding),
  });
  const destruction = Destruction.start({ db, store, custody, logger });
  const socket = env.DATABASE_URL === undefined ? BackupSocket.start({ db, dataDir: env.DATA_DIR, logger }) : undefined;
  return {
    heed: (events) => destruction.heed(events),
    closers: [() => scrubber.close(), () => destruction.close(), async () => socket?.close()],
  };
}
