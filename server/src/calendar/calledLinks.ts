import { spanOf } from '@assize/contracts/calendar/courtHours';
import type { Booking } from '@assize/contracts/calendar/wire';
import type { Transaction } from 'kysely';
import type { DbOrTransaction } from '../platform/db.ts';
import { derivedId } from '../platform/derivedId.ts';
import type { Database } from '../platform/schema.ts';
import { endOfLink, revokeLinksOf } from '../session/links.ts';

/** The account that a booking makes for a party or agent who has none: theirs for this hearing alone. */
export function accountMadeFor(ref: string, hearingId: string): string {
  return derivedId(`assize account of ${ref} called to ${hearingId}`);
}

/** A link to a hearing is good until the day after it, and never for less than a link is otherwise. */
export function endOfHearingLink(booking: Pick<Booking, 'startsAt' | 'minutes'>): string {
  return endOfLink(spanOf(booking).toMs + 24 * 3600_000);
}

type Called = Pick<Booking, 'hearingId' | 'summoned'>;

/**
 * Those in booked hearings whose account the booking made, and which is nothing else by now: their account by their id as
 * participant. A link of anybody else's would open all that is theirs: their other cases, their clients', the court's.
 */
export async function listLinkable(db: DbOrTransaction, bookings: readonly Called[]): Promise<Map<string, string>> {
  const madeFor = new Map(
    bookings.flatMap(({ hearingId, summoned }) =>
      summoned.flatMap(({ partyId, agentIds }) => [partyId, ...agentIds].map((ref): [string, string] => [accountMadeFor(ref, hearingId), hearingId])),
    ),
  );
  if (madeFor.size === 0) return new Map();
  const rows = await db
    .selectFrom('participant')
    .innerJoin('account', 'account.id', 'participant.account_id')
    .select(['participant.id', 'participant.hearing_id as hearingId', 'account.id as accountId'])
    .where('account.id', 'in', [...madeFor.keys()])
    .where('account.is_admin', '=', false)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('agency_staff').select('agency_staff.account_id').whereRef('agency_staff.account_id', '=', 'account.id'))))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('case_relation').select('case_relation.account_id').whereRef('case_relation.account_id', '=', 'account.id'))))
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('docket_application').select('docket_application.id').whereRef('docket_application.account_id', '=', 'account.id'))),
    )
    .execute();
  return new Map(rows.filter((row) => madeFor.get(row.accountId) === row.hearingId).map((row) => [row.id, row.accountId]));
}

/** A hearing is where it was moved to: links to it that still hold are good until then, and none for less than before. */
export async function prolongLinks(transaction: Transaction<Database>, booking: Pick<Booking, 'hearingId' | 'startsAt' | 'minutes'>): Promise<void> {
  const expiresAt = endOfHearingLink(booking);
  await transaction
    .updateTable('sign_in_link')
    .set({ expires_at: expiresAt })
    .where('hearing_id', '=', booking.hearingId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .where('expires_at', '<', new Date(expiresAt))
    .execute();
}

/** Ends the links of those who have their account by this booking alone; the sessions that ended with them. */
export async function endCalledLinks(transaction: Transaction<Database>, booking: Called): Promise<string[]> {
  const ended: string[] = [];
  for (const accountId of (await listLinkable(transaction, [booking])).values()) ended.push(...(await revokeLinksOf(transaction, accountId)));
  return ended;
}
