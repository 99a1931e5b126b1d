import { assertHearingStaff } from '../casefile/access.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import type { SfuFleet } from '../sfu/SfuFleet.ts';
import { presentTimeLog } from './presentTimeLog.ts';
import { exportLog, getHearingState, listEvents } from './readHearing.ts';

/** The log of a hearing as its court reads it: time log, export with seal, who received whom. */
export function serveHearings(context: HttpContext, options: { db: Db; publicKey: string; fleet: SfuFleet }): void {
  const { db, publicKey, fleet } = options;

  handle(context, 'GET /api/hearings/:hearingId/time-log', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    return { entries: presentTimeLog(await listEvents(db, hearingId), await getHearingState(db, hearingId)) };
  });

  handle(context, 'GET /api/hearings/:hearingId/log', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    return exportLog(db, hearingId, publicKey);
  });

  handle(context, 'GET /api/hearings/:hearingId/consumptions', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    return fleet.ask(hearingId, 'listConsumptions', { hearingId });
  });
}
