import { AppError } from '@assize/contracts/AppError';
import { hasEnded } from '@assize/contracts/hearing/state';
import { grantTableOf } from '@assize/contracts/media/grantsOf';
import { type CourtNamespace, tellHearing, tellReadingEnded } from '../court/tellHearing.ts';
import { getHearing, getHearingState } from '../hearing/readHearing.ts';
import { planDispatches } from '../notices/planDispatches.ts';
import { planDocketDispatches } from '../notices/planDocketDispatches.ts';
import type { Db } from '../platform/db.ts';
import type { Production } from '../recording/Production.ts';
import type { Rehearsals } from '../rehearsal/Rehearsals.ts';
import { listSessions } from '../session/sessions.ts';
import type { RecorderWatch } from '../sfu/RecorderWatch.ts';
import { startRecording } from '../sfu/setUpHearing.ts';
import type { SfuFleet } from '../sfu/SfuFleet.ts';
import type { Handlers } from './OutboxRelay.ts';
import { ToldStates } from './ToldStates.ts';

/** How long production waits for a recorder that does not answer before it takes what is in the store. */
const waitForRecorderMs = 60_000;

interface HandlerOptions {
  db: Db;
  court: CourtNamespace;
  fleet: SfuFleet;
  masterKey: Buffer;
  watch: RecorderWatch;
  production: Production;
  rehearsals: Pick<Rehearsals, 'begin'>;
  /** Drafts the note of what was not recorded. */
  draftDefects: (hearingId: string, recordingId: string) => Promise<void>;
  /** Sets down the next sitting. */
  continueHearing: (hearingId: string) => Promise<void>;
}

/** What each topic of the outbox does. Each may be called twice. */
export function makeHandlers(options: HandlerOptions): Handlers {
  const { db, court, fleet, masterKey, watch, production, rehearsals, draftDefects, continueHearing } = options;
  const told = new ToldStates(db);
  return {
    'court.events': async ({ hearingId, fromSeq, toSeq }) => {
      const telling = await told.read(hearingId, fromSeq, toSeq);
      watch.follow(await getHearingState(db, hearingId));
      tellHearing(court, telling);
    },
    'sfu.grants': async ({ hearingId, seq, at }) => {
      const { state, sfu_node_id: nodeId } = await getHearing(db, hearingId);
      const link = fleet.find(nodeId);
      if (!link) return; // not placed, or its node is gone: whoever connects next gets the whole table
      await link.ask('setGrants', { hearingId, version: state.seq, ...grantTableOf(state) });
      // With a recording, the room goes when production begins.
      if (hasEnded(state) && !state.recording) await link.ask('releaseHearing', { hearingId });
      if (state.recording?.status === 'capturing') await link.ask('markEvent', { hearingId, seq, at });
    },
    'sfu.stopRecording': async ({ hearingId, recordingId, cause }) => {
      const { state, sfu_node_id: nodeId } = await getHearing(db, hearingId);
      if (state.recording?.status !== 'interrupted') return; // the court sits again: this stop is from before
      const link = fleet.find(nodeId);
      if (!link) throw new AppError('noMediaNode'); // told when it is back; no other node has anything to stop
      await link.ask('stopRecording', { hearingId, recordingId, cause }, 10_000);
    },
    'sfu.goOnRecording': async ({ hearingId, recordingId }) => {
      const row = await getHearing(db, hearingId);
      const link = fleet.find(row.sfu_node_id);
      if (!link || row.state.recording?.status !== 'capturing') return; // whoever sets the hearing up starts it too
      await startRecording(link, row, recordingId, { db, masterKey, isInterrupted: true });
    },
    'recording.produce': async ({ hearingId, recordingId }) => {
      const { state, sfu_node_id: nodeId } = await getHearing(db, hearingId);
      try {
        const link = fleet.find(nodeId);
        if (!link) throw new AppError('noMediaNode');
        await link.ask('stopRecording', { hearingId, recordingId, cause: 'closed' }, 10_000);
        await link.ask('releaseHearing', { hearingId });
      } catch (error) {
        if (Date.now() - Date.parse(state.closedAt ?? '') < waitForRecorderMs) throw error;
      }
      await production.begin(hearingId, recordingId);
    },
    'rehearsal.make': (asked) => rehearsals.begin(asked),
    'recording.sealed': ({ hearingId, recordingId }) => draftDefects(hearingId, recordingId),
    'hearing.continue': ({ hearingId }) => continueHearing(hearingId),
    'case.notices': (lines) => planDispatches(db, lines),
    'docket.notices': (lines) => planDocketDispatches(db, lines),
    'case.readingEnded': async ({ caseId, accountId }) => tellReadingEnded(court, await listSessions(db, accountId), caseId),
  };
}
