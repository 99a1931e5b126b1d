import type { Logger } from '@assize/platform/log';
import type { Db } from '../platform/db.ts';
import type { ServerEnv } from '../platform/env.ts';
import type { HttpContext } from '../platform/handle.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import { Dispatcher } from './Dispatcher.ts';
import { openPorts } from './openPorts.ts';
import { serveNoticeRoutes } from './routes.ts';
import { watchDeadlines } from './watchDeadlines.ts';

const deadlinesEveryMs = 3600_000;

/** How people are told outside of their page: what is sent, and what is asked for by HTTP. Answers with what ends it. */
export function serveNotices(context: HttpContext, { env, db, logger }: { env: ServerEnv; db: Db; logger: Logger }): () => Promise<void> {
  const { mailbox, ...ports } = openPorts(env, db);
  const { PUBLIC_URL: publicUrl, COURT_TIME_ZONE: timeZone } = env;
  serveNoticeRoutes(context, { db, ports, secret: env.ASSIZE_SECRET, logger, publicUrl, mailbox });
  const dispatcher = Dispatcher.start({ db, ports, publicUrl, timeZone, logger });
  const deadlines = Reconciler.start({
    look: () => watchDeadlines(db, timeZone, new Date()),
    everyMs: deadlinesEveryMs,
    onFault: (error) => logger.error({ err: error }, 'deadlines'),
  });
  deadlines.kick();
  return async () => {
    await deadlines.close();
    await dispatcher.close();
  };
}
