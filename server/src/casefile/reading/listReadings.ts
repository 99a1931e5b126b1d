import { mayOnCase, type CaseViewer } from '@assize/contracts/casefile/access';
import { findReading } from '@assize/contracts/casefile/reading/rules';
import type { Reading } from '@assize/contracts/casefile/reading/state';
import type { ViewedReading } from '@assize/contracts/casefile/reading/views';
import type { CaseState } from '@assize/contracts/casefile/state';
import type { Db } from '../../platform/db.ts';
import { factsOf } from '../caseAccess.ts';

/** What a lawyer asked for in any case and what became of it, the newest first; also where the case is not theirs to read (any more). */
export async function listOwnReadings(db: Db, viewer: CaseViewer, now = new Date()): Promise<ViewedReading[]> {
  const rows = await db
    .selectFrom('case_reading')
    .innerJoin('court_case', 'court_case.id', 'case_reading.case_id')
    .select(['case_reading.reading_id', 'court_case.state'])
    .where('case_reading.account_id', '=', viewer.accountId)
    .orderBy('case_reading.asked_at', 'desc')
    .limit(200)
    .execute();
  return rows.flatMap(({ reading_id, state }) => {
    const reading = state ? findReading(state, reading_id) : undefined;
    if (!state || reading?.accountId !== viewer.accountId) return [];
    return [presentReading(state, reading, mayOnCase(viewer, 'seeCase', factsOf(state, now)))];
  });
}

export function presentReading(state: CaseState, reading: Reading, knowsCase: boolean): ViewedReading {
  const { readingId, partyName, name, firmName, licence, authority, wish, askedAt, status, period, reason } = reading;
  return {
    ...{ readingId, partyName, name, firmName, licence, authority, wish, askedAt, status, period, reason },
    caseId: knowsCase ? state.caseId : null,
    caseNumber: state.facts.caseNumber,
  };
}
