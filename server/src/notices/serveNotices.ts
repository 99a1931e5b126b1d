import type { Logger } from '@assize/platform/log';
import type { ObjectStore } from '@assize/platform/store/ObjectStore';
import { DocketLog } from '../docket/DocketLog.ts';
import { watchDrafts } from '../docket/watchDrafts.ts';
import type { Db } from '../platform/db.ts';
import type { ServerEnv } from '../platform/env.ts';
import type { HttpContext } from '../platform/handle.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import { Dispatcher } from './Dispatcher.ts';
import { openPorts } from './openPorts.ts';
import { serveNoticeRoutes } from './routes.ts';
import { watchDeadlines } from './watchDeadlines.ts';

const watchEveryMs = 3600_000;

/** How people are told outside of their page: what is sent, and what is asked for by HTTP. Answers with what ends it. */
export function serveNotices(
  context: HttpContext,
  { env, db, store, logger }: { env: ServerEnv; db: Db; store: ObjectStore; logger: Logger },
): () => Promise<void> {
  const { mailbox, ...ports } = openPorts(env, db);
  const { PUBLIC_URL: publicUrl, COURT_TIME_ZONE: timeZone } = env;
  serveNoticeRoutes(context, { db, ports, secret: env.ASSIZE_SECRET, logger, publicUrl, mailbox });
  const dispatcher = Dispatcher.start({ db, ports, publicUrl, timeZone, logger });
  const deadlines = Reconciler.start({
    look: () => watchDeadlines(db, timeZone, new Date()),
    everyMs: watchEveryMs,
    onFault: (error) => logger.error({ err: error }, 'deadlines'),
  });
  deadlines.kick();
  const drafts = Reconciler.startNow({
    look: () => watchDrafts({ db, docket: new DocketLog(db), store }, new Date()),
    everyMs: watchEveryMs,
    onFault: (error) => logger.error({ err: error }, 'drafts'),
  });
  return async () => {
    await drafts.close();
    await deadlines.close();
    await dispatcher.close();
  };
}
