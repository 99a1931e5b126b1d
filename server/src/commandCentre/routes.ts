import { endedStatuses } from '@assize/contracts/hearing/state';
import { performByHttp } from '../court/performByHttp.ts';
import type { CommandContext } from '../court/performCommand.ts';
import type { Db } from '../platform/db.ts';
import { handle, type HttpContext } from '../platform/handle.ts';
import { newestSamples } from '../sfu/keepFacts.ts';
import type { RecorderWatch } from '../sfu/RecorderWatch.ts';
import { isOfCourt } from './isOfCourt.ts';
import { listUnwell } from './listUnwell.ts';
import { presentHearing } from './presentHearing.ts';

const soonMs = 24 * 3_600_000;

/** The command centre: several hearings at once, for whoever is of the court in each of them. */
export function serveCommandCentre(context: HttpContext, options: CommandContext & { watch: RecorderWatch }): void {
  const { db, watch } = options;

  handle(context, 'GET /api/command-centre', async ({ accountId }) => {
    const mine = await listWatched(db, accountId);
    const hearings = mine.map(async ({ state, caseId, participantId }) =>
      presentHearing(state, participantId, { caseId, samples: await newestSamples(db, state.id), health: watch.latest(state.id) }),
    );
    return { serverNow: new Date().toISOString(), hearings: await Promise.all(hearings), unwell: await listUnwell(db, accountId) };
  });

  handle(context, 'POST /api/hearings/:hearingId/alerts', ({ accountId }, { params, body }) =>
    performByHttp(options, accountId, params['hearingId'] ?? '', body),
  );
}

/** Hearings that are open or begin within a day, in which the account has a place among the court's own people. */
async function listWatched(db: Db, accountId: string) {
  const rows = await db
    .selectFrom('participant')
    .innerJoin('hearing', 'hearing.id', 'participant.hearing_id')
    .select(['participant.id as participantId', 'hearing.case_id as caseId', 'hearing.state'])
    .where('participant.account_id', '=', accountId)
    .where('hearing.status', 'not in', endedStatuses)
    .where('hearing.scheduled_at', '<', new Date(Date.now() + soonMs))
    .orderBy('hearing.scheduled_at')
    .execute();
  return rows.filter(({ state, participantId }) => isOfCourt(state, participantId));
}
