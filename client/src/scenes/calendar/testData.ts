import type { CalendarEntry, CaseHearing, CourtCalendar } from '@assize/contracts/calendar/views';
import { usualHours } from '@assize/contracts/calendar/wire';

export const idOf = (group: string, index: number): string => `018f0000-0000-7000-8000-${group}${String(index).padStart(8, '0')}`;
export const [judgeId, clerkId, hearingId] = [idOf('e001', 1), idOf('e001', 2), idOf('9001', 1)];

/** For tests: a hearing of the demo court, at nine by its clock on a Tuesday. */
export function buildEntry(change: Partial<CalendarEntry> = {}): CalendarEntry {
  return {
    ...{ startsAt: '2026-11-24T01:00:00.000Z', endsAt: '2026-11-24T02:30:00.000Z', courtroomId: idOf('8001', 1), judgeIds: [judgeId], clerkId },
    hearing: {
      ...{ hearingId, caseId: idOf('c001', 1), caseNumber: '演民初1号', title: '第一次开庭', kind: 'trial', status: 'scheduled' },
      ...{ isMine: false, maySeeCase: true },
    },
    ...change,
  };
}

export function buildCourt(entries: CalendarEntry[] = [buildEntry()], change: Partial<CourtCalendar> = {}): CourtCalendar {
  return {
    courtrooms: [1, 2].map((index) => ({ courtroomId: idOf('8001', index), name: `演示第${String(index)}法庭`, form: 'physical', place: '', isClosed: false })),
    ...{ hours: usualHours, judges: [{ accountId: judgeId, name: '演示法官' }], clerks: [{ accountId: clerkId, name: '演示书记员' }], mayKeep: false, entries },
    ...change,
  };
}

export function buildCaseHearing(change: Partial<CaseHearing> = {}): CaseHearing {
  return {
    ...{ hearingId, title: '第一次开庭', courtroom: '演示第1法庭', startsAt: '2026-11-24T01:00:00.000Z', status: 'scheduled', myParticipantId: null },
    booking: {
      ...{ kind: 'trial', plan: 'civilOrdinary', minutes: 90, courtroomId: idOf('8001', 1), judges: [{ accountId: judgeId, name: '演示法官' }] },
      ...{ clerk: null, summoned: [], cancelled: null },
    },
    people: [
      { participantId: idOf('7001', 1), name: '演示法官', role: 'soleJudge', mayLink: false },
      { participantId: idOf('7001', 2), name: '演示原告', role: 'plaintiff', mayLink: true },
    ],
    recordings: [],
    exhibits: [],
    ...change,
  };
}
