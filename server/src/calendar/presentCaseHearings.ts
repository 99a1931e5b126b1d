import { caseKindOf } from '@assize/contracts/calendar/rules';
import type { CaseHearing, CaseHearings } from '@assize/contracts/calendar/views';
import { type CaseFacts, mayOnCase } from '@assize/contracts/casefile/access';
import type { CaseState } from '@assize/contracts/casefile/state';
import { courtRoles, roles } from '@assize/contracts/hearing/roles';
import type { HearingState } from '@assize/contracts/hearing/state';
import { listExhibits } from '@assize/contracts/hearing/evidence/state';
import type { NamedViewer } from '../casefile/caseAccess.ts';
import type { Db } from '../platform/db.ts';
import { findSeats } from '../session/findParticipant.ts';
import { listLinkable } from './calledLinks.ts';

/** The hearings of a case for its page, newest first: their records only for who keeps them or is of the court in the hearing. */
export async function presentCaseHearings(db: Db, viewer: NamedViewer, state: CaseState, facts: CaseFacts): Promise<CaseHearings> {
  const rows = await db.selectFrom('hearing').select(['id', 'state']).where('case_id', '=', state.caseId).orderBy('scheduled_at', 'desc').execute();
  const ids = rows.map((row) => row.id);
  const mine = await findSeats(db, viewer.accountId, ids);
  const recordings = ids.length === 0 ? [] : await db.selectFrom('recording').selectAll().where('hearing_id', 'in', ids).orderBy('started_at').execute();
  const mayRecords = mayOnCase(viewer, 'seeHearingRecords', facts);
  const lead = await db.selectFrom('agency').select('kind').where('id', '=', state.lead.agencyId).executeTakeFirst();
  const mayBook = lead?.kind === 'court' && mayOnCase(viewer, 'bookHearing', facts);
  const standing = Object.values(state.bookings).filter((one) => one.cancelled === null);
  const linkable = mayBook ? await listLinkable(db, standing) : new Map<string, string>();
  const hearings = rows.map(({ id, state: { title, courtroom, scheduledAt, status, participants, evidence } }): CaseHearing => {
    const booking = state.bookings[id];
    const myParticipantId = mine.get(id) ?? null;
    const myRole = myParticipantId === null ? undefined : participants[myParticipantId]?.role;
    const isOpen = mayRecords || (myRole !== undefined && courtRoles.includes(myRole));
    return {
      ...{ hearingId: id, title, courtroom, startsAt: scheduledAt, status, myParticipantId },
      booking: booking
        ? {
            ...{ kind: booking.kind, plan: booking.plan, minutes: booking.minutes, courtroomId: booking.courtroom.courtroomId, judges: booking.judges },
            ...{ clerk: booking.clerk, summoned: isOpen ? booking.summoned : [], cancelled: booking.cancelled?.reason ?? null },
          }
        : null,
      people: isOpen ? peopleOf(participants, linkable) : null,
      recordings: isOpen
        ? recordings
            .filter((one) => one.hearing_id === id)
            .map((one) => ({ recordingId: one.id, status: one.status, startedAt: one.started_at.toISOString(), durationMs: one.duration_ms }))
        : null,
      exhibits: isOpen
        ? listExhibits(evidence)
            .filter((one) => one.withdrawn === null)
            .map(({ id: exhibitId, number, title: name }) => ({ exhibitId, number, title: name }))
        : null,
    };
  });
  return { hearings, booksFor: mayBook ? { agencyId: state.lead.agencyId, caseKind: caseKindOf(state.facts.kind) } : null };
}

/** By what they are in it: a snapshot of the database keeps no order of its own. */
function peopleOf(participants: HearingState['participants'], linkable: ReadonlyMap<string, string>): CaseHearing['people'] {
  const people = Object.values(participants).filter((one) => one.status !== 'removed');
  const sorted = people.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.seat - b.seat);
  return sorted.map(({ id: participantId, name, role }) => ({ participantId, name, role, mayLink: linkable.has(participantId) }));
}
