import type { HearingEvent } from '@assize/contracts/hearing/events';
import { levelsOf, type Portion, portionsOf } from '@assize/contracts/recording/portions';
import type { Span } from '@assize/contracts/recording/readable';
import type { RecordingClock } from '@assize/contracts/recording/recordingClock';
import { courtViewer, heardBy, viewerOf } from '@assize/contracts/recording/recordingViewer';
import { getCustody } from '../custody/listCustody.ts';
import { sql } from 'kysely';
import type { DbOrTransaction } from '../platform/db.ts';

interface Recorded {
  recordingId: string;
  hearingId: string;
  events: readonly HearingEvent[];
  clock: RecordingClock;
}

/** Every stretch of a recording that is or was not public, as the hearing's log and the custody log have it now. */
export async function listPortions(db: DbOrTransaction, { recordingId, hearingId, events, clock }: Recorded): Promise<Portion[]> {
  const { portions: ordered } = await getCustody(db, hearingId);
  return portionsOf({ recordingId, events, ordered, clock });
}

/** The head of the custody log; 0 before anything was done with the record. */
export async function custodySeq(db: DbOrTransaction, hearingId: string): Promise<number> {
  const { seq } = await db
    .selectFrom('custody_event')
    .select(sql<number>`coalesce(max(seq), 0)::int`.as('seq'))
    .where('hearing_id', '=', hearingId)
    .executeTakeFirstOrThrow();
  return seq;
}

/** What a participant of the hearing, or the court's other people (undefined), may hear of its recording now, in order of time. */
export async function spansFor(db: DbOrTransaction, recorded: Recorded, participantId: string | undefined): Promise<Span[]> {
  const viewer = participantId === undefined ? courtViewer : viewerOf({ ...recorded, participantId });
  return heardBy(viewer, levelsOf(await listPortions(db, recorded), recorded.clock.durationMs));
}
