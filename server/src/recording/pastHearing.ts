import type { HearingEvent } from '@assize/contracts/hearing/events';
import { createStateFinder, linesForCourt, type StateFinder } from '@assize/contracts/recording/replay';
import { createRecordingClock, type RecordingClock } from '@assize/contracts/recording/recordingClock';
import { LRUCache } from 'lru-cache';
import { listEvents } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import { sittingSpans } from '@assize/contracts/recording/sittingSpans';

/** What is read out of a hearing's log for its recording. */
export interface PastHearing {
  events: HearingEvent[];
  sat: { fromAt: string; toAt: string }[];
  clock: RecordingClock;
  /** The whole courtroom, by which it is judged what each person may see: never handed over. */
  finder: StateFinder;
}
/** A log of a long day takes some megabytes; few hearings are looked at in the same minutes. */
const kept = new LRUCache<string, Promise<PastHearing>>({ max: 8, ttl: 10 * 60_000 });

/** @param headSeq of its log now: more acts are another reading */
export async function readPastHearing(db: Db, hearingId: string, headSeq: number): Promise<PastHearing> {
  const key = `${hearingId} ${String(headSeq)}`;
  const found = kept.get(key);
  if (found) return found;
  const reading = read(db, hearingId, headSeq);
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  return reading;
}

async function read(db: Db, hearingId: string, headSeq: number): Promise<PastHearing> {
  const events = await listEvents(db, hearingId, 1, headSeq);
  const sat = sittingSpans(events);
  const bench = { id: 'bench', role: 'presidingJudge' } as const;
  return { events, sat, clock: createRecordingClock({ spans: sat }), finder: createStateFinder(hearingId, linesForCourt(events, bench)) };
}
