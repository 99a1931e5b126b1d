import type { CaseDetail, CaseSummary, HearingSummary } from '@assize/contracts/casefile/views';
import type { Selectable } from 'kysely';
import type { HearingRow } from '../hearing/readHearing.ts';
import type { Db } from '../platform/db.ts';
import type { Database } from '../platform/schema.ts';
import { presentRecording } from '../recording/presentRecording.ts';
import type { CaseAccess } from './access.ts';

type CaseRow = Pick<Selectable<Database['court_case']>, 'id' | 'case_number' | 'title' | 'court' | 'is_demo' | 'created_at'>;

export function presentCase(row: CaseRow, hearings: readonly HearingRow[]): CaseSummary {
  const next = hearings
    .filter((hearing) => hearing.status === 'scheduled' || hearing.status === 'checkIn')
    .map((hearing) => hearing.state.scheduledAt)
    .sort()
    .at(0);
  return { id: row.id, caseNumber: row.case_number, title: row.title, court: row.court, createdAt: row.created_at.toISOString(), nextHearingAt: next ?? null };
}

export function presentHearing(row: HearingRow, recordings: readonly Selectable<Database['recording']>[], myParticipantId: string | null): HearingSummary {
  const { title, courtroom, scheduledAt, status, openedAt, closedAt } = row.state;
  return { id: row.id, title, courtroom, scheduledAt, status, openedAt, closedAt, recordings: recordings.map(presentRecording), myParticipantId };
}

/** A case with its hearings, newest first; a participant sees their own hearings only. */
export async function presentCaseDetail(db: Db, row: CaseRow, accountId: string, access: CaseAccess): Promise<CaseDetail> {
  const hearings = await db.selectFrom('hearing').selectAll().where('case_id', '=', row.id).orderBy('scheduled_at', 'desc').execute();
  const ids = hearings.map((hearing) => hearing.id);
  const recordings = ids.length > 0 ? await db.selectFrom('recording').selectAll().where('hearing_id', 'in', ids).orderBy('started_at').execute() : [];
  const mine =
    ids.length > 0 ? await db.selectFrom('participant').selectAll().where('hearing_id', 'in', ids).where('account_id', '=', accountId).execute() : [];
  const myIds = new Map(mine.map((one) => [one.hearing_id, one.id]));
  const visible = hearings.filter((hearing) => access === 'staff' || myIds.has(hearing.id));
  return {
    ...presentCase(row, visible),
    isDemo: row.is_demo,
    hearings: visible.map((hearing) =>
      presentHearing(
        hearing,
        recordings.filter((one) => one.hearing_id === hearing.id),
        myIds.get(hearing.id) ?? null,
      ),
    ),
  };
}
