import { getBooking } from '@assize/contracts/calendar/rules';
import type { CalledLink } from '@assize/contracts/calendar/views';
import { AppError } from '@assize/contracts/AppError';
import { hasEnded } from '@assize/contracts/hearing/state';
import { assertMay, findCaseViewer, readCase } from '../casefile/caseAccess.ts';
import { getHearingState } from '../hearing/readHearing.ts';
import type { Caller } from '../platform/verifyAccess.ts';
import { makeLink } from '../session/links.ts';
import { endOfHearingLink, listLinkable } from './calledLinks.ts';
import type { BookingContext } from './courtFacts.ts';

interface Named {
  caseId: string;
  hearingId: string;
  participantId: string;
}

/** Another personal link for somebody who was called to a hearing. Throws `notAllowed` for whoever has an account of their own, and signs in by that. */
export async function makeCalledLink({ db, publicUrl }: BookingContext, caller: Caller, { caseId, hearingId, participantId }: Named): Promise<CalledLink> {
  const viewer = await findCaseViewer(db, caller);
  const { state, facts } = await readCase(db, viewer, caseId);
  assertMay(viewer, 'bookHearing', facts);
  const booking = getBooking(state, hearingId);
  const hearing = await getHearingState(db, hearingId);
  const person = hearing.participants[participantId];
  if (!person) throw new AppError('notFound', { what: 'participant' });
  if (hasEnded(hearing)) throw new AppError('wrongHearingState', { status: hearing.status });
  const accountId = (await listLinkable(db, [booking])).get(participantId);
  if (accountId === undefined) throw new AppError('notAllowed', { act: 'bookHearing' });
  const { secret, expiresAt } = await makeLink(db, accountId, hearingId, endOfHearingLink(booking));
  return { participantId, name: person.name, role: person.role, url: `${publicUrl}/join#${secret}`, expiresAt };
}
