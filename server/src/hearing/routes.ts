import type { Consumption } from '@assize/contracts/control/protocol';
import { buildConnectionHistory } from '@assize/contracts/hearing/connection/history';
import { buildIsolationReport } from '@assize/contracts/hearing/separation/isolationReport';
import { buildRecorderHistory } from '@assize/contracts/recording/recorderHistory';
import { assertHearingStaff } from '../casefile/access.ts';
import type { Db } from '../platform/db.ts';
import { closedTo } from '../recording/closedTo.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { listConnectionSamples } from '../sfu/keepFacts.ts';
import { listKeptHealth } from '../sfu/HealthKeeper.ts';
import type { SfuFleet } from '../sfu/SfuFleet.ts';
import { presentTimeLog } from './presentTimeLog.ts';
import { serveCourtKeys } from './serveCourtKeys.ts';
import { exportLog, findReader, getHearingState, listEvents } from './readHearing.ts';

/** The log of a hearing as its court reads it: time log, export with seal, who received whom. */
export function serveHearings(context: HttpContext, options: { db: Db; fleet: SfuFleet }): void {
  const { db, fleet } = options;
  serveCourtKeys(context, db);

  handle(context, 'GET /api/hearings/:hearingId/time-log', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    const state = await getHearingState(db, hearingId);
    const isClosed = await closedTo(db, caller, hearingId);
    const open = (await listEvents(db, hearingId)).filter((event) => !isClosed(event));
    return { entries: presentTimeLog(open, state, await findReader(db, caller, state)) };
  });

  handle(context, 'GET /api/hearings/:hearingId/log', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    const reader = await findReader(db, caller, await getHearingState(db, hearingId));
    return exportLog(db, hearingId, { reader, isClosed: await closedTo(db, caller, hearingId) });
  });

  handle(context, 'GET /api/hearings/:hearingId/consumptions', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    const { consumptions } = await collectConsumptions({ db, fleet }, hearingId);
    // Who talked in private with whom is nobody's affair here; the isolation report counts it where it matters.
    return { consumptions: consumptions.filter((one) => one.roomId === null) };
  });

  handle(context, 'GET /api/hearings/:hearingId/isolation-report', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    const { consumptions, missingNodes } = await collectConsumptions({ db, fleet }, hearingId);
    return buildIsolationReport(await listEvents(db, hearingId), consumptions, { at: new Date().toISOString(), missingNodes });
  });

  handle(context, 'GET /api/hearings/:hearingId/connections', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    return buildConnectionHistory(hearingId, await listEvents(db, hearingId), await listConnectionSamples(db, hearingId));
  });

  handle(context, 'GET /api/hearings/:hearingId/recorder-history', async (caller, { params }) => {
    const hearingId = params['hearingId'] ?? '';
    await assertHearingStaff(db, caller, hearingId);
    return buildRecorderHistory(hearingId, await listKeptHealth(db, hearingId));
  });
}

/** What every node that carried the hearing accounts for, and which of them could not be asked. */
async function collectConsumptions(
  { db, fleet }: { db: Db; fleet: SfuFleet },
  hearingId: string,
): Promise<{ consumptions: Consumption[]; missingNodes: string[] }> {
  const nodes = await db.selectFrom('hearing_node').select('node_id').where('hearing_id', '=', hearingId).execute();
  const missingNodes: string[] = [];
  const accounts = await Promise.all(
    nodes.map(async ({ node_id: nodeId }) => {
      const answer = await fleet
        .find(nodeId)
        ?.ask('listConsumptions', { hearingId })
        .catch(() => undefined);
      if (!answer) missingNodes.push(nodeId);
      return answer?.consumptions ?? [];
    }),
  );
  return { consumptions: accounts.flat(), missingNodes };
}
