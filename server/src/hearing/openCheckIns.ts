import { systemActor } from '@assize/contracts/hearing/events';
import type { Logger } from '@assize/platform/log';
import type { Db } from '../platform/db.ts';
import { Reconciler } from '../platform/Reconciler.ts';
import type { HearingLog } from './HearingLog.ts';

const openBeforeMs = 30 * 60_000;

/** Opens check-in half an hour before the time set, where staff has not done so. Returns its end. */
export function openCheckIns(db: Db, log: HearingLog, logger: Logger): () => Promise<void> {
  const look = async (): Promise<void> => {
    const due = await db
      .selectFrom('hearing')
      .select('id')
      .where('status', '=', 'scheduled')
      .where('scheduled_at', '<', new Date(Date.now() + openBeforeMs))
      .execute();
    for (const { id } of due)
      await log.append({
        hearingId: id,
        actor: systemActor,
        decide: (state) => (state.status === 'scheduled' ? [{ type: 'hearing.checkInOpened', payload: {} }] : []),
      });
  };
  const reconciler = Reconciler.start({ look, everyMs: 15_000, onFault: (error) => logger.warn({ err: error }, 'opening check-ins') });
  return () => reconciler.close();
}
