import { AppError } from '@assize/contracts/AppError';
import { isCourtRole } from '@assize/contracts/hearing/roles';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import { isWithin, type Span, whyNoReplay } from '@assize/contracts/recording/readable';
import { LRUCache } from 'lru-cache';
import { assertCaseAccess } from '../casefile/access.ts';
import { findReader } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { type PastHearing, readPastHearing } from './pastHearing.ts';
import { custodySeq, spansFor } from './portionSpans.ts';

/** What one person may hear and see of a recording now. */
export interface Readable {
  hearingId: string;
  caseId: string;
  /** One of the court's own people of this case. */
  isCourt: boolean;
  /** Who they are in this hearing. */
  viewer: ParticipantState | undefined;
  past: PastHearing;
  spans: readonly Span[];
  isWhole: boolean;
}
/** By recording, heads of both logs and person: an order holds from the moment it is on its log. */
const found = new LRUCache<string, Span[]>({ max: 500 });

/**
 * What the caller may hear of a recording at this moment, by the publicity of the hearing and what was ordered since.
 * Every way to a recording asks here for each request. Throws `notFound` for whoever has nothing to do with the case, `notAllowed` for who
 * may not replay this hearing, with why.
 */
export async function readableSpans(db: Db, caller: Caller, recordingId: string): Promise<Readable> {
  const row = await db
    .selectFrom('recording')
    .innerJoin('hearing', 'hearing.id', 'recording.hearing_id')
    .select(['hearing.id as hearingId', 'hearing.case_id as caseId', 'hearing.head_seq as headSeq', 'hearing.state'])
    .where('recording.id', '=', recordingId)
    .executeTakeFirst();
  if (!row) throw new AppError('notFound', { what: 'recording' });
  const { hearingId, caseId, headSeq, state } = row;
  const access = await assertCaseAccess(db, caller, caseId).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'notFound' ? new AppError('notFound', { what: 'recording' }) : error;
  });
  const viewer = await findReader(db, caller, state);
  const past = await readPastHearing(db, hearingId, headSeq);
  const whole = { fromMs: 0, toMs: past.clock.durationMs };
  const about = { hearingId, caseId, viewer, past };
  // Who is a party here is one, whoever they are in another hearing of the case.
  const isCourt = access === 'staff' && (viewer === undefined || isCourtRole(viewer.role));
  if (!viewer && !isCourt) throw new AppError('notAllowed', { cause: 'notParty' });
  const cause = viewer && whyNoReplay(state, viewer);
  if (cause) throw new AppError('notAllowed', { cause });
  const key = [recordingId, headSeq, await custodySeq(db, hearingId), viewer?.id ?? 'court'].join(' ');
  const spans = found.get(key) ?? (await spansFor(db, { recordingId, hearingId, ...past }, viewer?.id));
  found.set(key, spans);
  // Before the court has sat there is nothing to keep from its own people.
  return { ...about, isCourt, spans, isWhole: past.clock.durationMs === 0 ? isCourt : isWithin(spans, whole) };
}
