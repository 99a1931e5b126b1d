import { randomUUID } from 'node:crypto';
import type { NewBooking } from '@assize/contracts/calendar/wire';
import { caseSystem, type CaseDraft } from '@assize/contracts/casefile/events';
import { enterStage } from '@assize/contracts/casefile/stages/rules';
import type { CaseLog } from '../casefile/CaseLog.ts';
import type { Db } from '../platform/db.ts';

/** A civil case of a court with a plaintiff and their lawyer, of one identity number and one licence. */
export async function openCivilCase(
  cases: CaseLog,
  court: { id: string; name: string },
  people: { idNumber: string; licence: string },
  secrecy: 'ordinary' | 'secret' = 'ordinary',
): Promise<{ caseId: string; partyId: string; agentId: string }> {
  const [caseId, partyId, agentId] = [randomUUID(), randomUUID(), randomUUID()];
  const facts = { caseNumber: caseId, title: 'Demo case', cause: 'Loan', kind: 'civil' as const, matters: [], secrecy };
  const agent = { agentId, partyId, form: 'lawyer' as const, name: `Demo lawyer ${people.licence}`, firm: 'Demo firm', licence: people.licence };
  const drafts: [Extract<CaseDraft, { type: 'case.opened' }>, ...CaseDraft[]] = [
    { type: 'case.opened', payload: { ...facts, agencyId: court.id, agencyName: court.name } },
    enterStage('civil', 'trial', '2026-11-24'),
    {
      type: 'party.added',
      payload: { partyId, role: 'plaintiff', form: 'person', name: `Demo plaintiff ${people.idNumber}`, idNumber: people.idNumber, phone: null, bornOn: null },
    },
    { type: 'agent.named', payload: { ...agent, authority: 'general', powers: [], documentId: null } },
  ];
  await cases.open({ id: caseId }, drafts, caseSystem);
  return { caseId, partyId, agentId };
}

export async function addCourtroom(db: Db, agencyId: string, name: string): Promise<string> {
  const id = randomUUID();
  await db.insertInto('courtroom').values({ id, agency_id: agencyId, name, form: 'physical', place: '', is_closed: false }).execute();
  return id;
}

/** A trial on a Monday far ahead, at nine by the clock of China, unless it is said otherwise. */
export function bookingOf(who: { partyId: string; agentId: string; judgeId: string; courtroomId: string }, change: Partial<NewBooking> = {}): NewBooking {
  return {
    ...{ hearingId: randomUUID(), title: 'First date', kind: 'trial', plan: 'civilOrdinary', minutes: 60, judgeIds: [who.judgeId], clerkId: null },
    summoned: [{ partyId: who.partyId, agentIds: [who.agentId] }],
    ...{ courtroomId: who.courtroomId, startsAt: '2031-03-03T01:00:00.000Z', exceptionReason: null },
    ...change,
  };
}
