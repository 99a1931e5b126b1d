import { AppError } from '@assize/contracts/AppError';
import type { ParticipantState } from '@assize/contracts/hearing/state';
import { isWithin, readableSpansOf, type Span, whyNoReplay } from '@assize/contracts/recording/readable';
import { LRUCache } from 'lru-cache';
import { assertCaseAccess } from '../casefile/access.ts';
import { findReader } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { type PastHearing, readPastHearing } from './pastHearing.ts';

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
/** By hearing, head of its log and person: the log of a hearing that has ended does not change any more. */
const found = new LRUCache<string, Span[]>({ max: 500 });

/** Throws `notFound` for whoever has nothing to do with the case, `notAllowed` for who may not replay this hearing, with why. */
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
  if (access === 'staff') return { ...about, isCourt: true, spans: [whole], isWhole: true };
  if (!viewer) throw new AppError('notAllowed', { cause: 'notParty' });
  const cause = whyNoReplay(state, viewer);
  if (cause) throw new AppError('notAllowed', { cause });
  const key = `${hearingId} ${String(headSeq)} ${viewer.id}`;
  const spans = found.get(key) ?? readableSpansOf(past.events, past.clock, viewer.id);
  found.set(key, spans);
  return { ...about, isCourt: false, spans, isWhole: isWithin(spans, whole) };
}
