import { type Venue, venues } from '@assize/contracts/hearing/people/wire';
import { speaksFreely } from '@assize/contracts/hearing/floor/state';
import { can } from '@assize/contracts/hearing/permissions';
import { partOf, silentRoles } from '@assize/contracts/hearing/roles';
import { type HearingState, isInCourt, type ParticipantState } from '@assize/contracts/hearing/state';

/** What the court may order about one person besides letting them in and out. */
export const personOrderNames = ['give', 'giveAlso', 'readOath', 'readAffirmation', 'release', 'spotlight', 'endSpotlight', 'sitApart', 'discipline'] as const;
export type PersonOrder = (typeof personOrderNames)[number];

/** The orders worth offering: permitted by the table, and with an effect on this person as they are. */
export function personOrders(state: HearingState, meId: string, one: ParticipantState): PersonOrder[] {
  const { floor, layout } = state;
  const isHere = one.status === 'admitted';
  const isSpeaker = isHere && !silentRoles.includes(one.role);
  const mayGive = can('floor.give', state, meId) && isSpeaker && !speaksFreely(one) && floor.mode !== 'open';
  const isHolder = floor.holderIds.includes(one.id);
  const maySwear = can('oath.read', state, meId) && isHere && ['testifying', 'interpreter'].includes(partOf(one.role)) && one.oath === null;
  const mayShow = can('layout.set', state, meId) && isInCourt(one) && isSpeaker;
  const isPolicable = one.side !== 'bench' && one.id !== meId && !['invited', 'removed'].includes(one.status);
  const offers: Record<PersonOrder, boolean> = {
    give: mayGive && !(isHolder && floor.holderIds.length === 1),
    giveAlso: mayGive && floor.holderIds.length > 0 && !isHolder,
    readOath: maySwear,
    readAffirmation: maySwear,
    release: can('participant.release', state, meId) && partOf(one.role) === 'testifying' && !one.isReleased && ['admitted', 'isolated'].includes(one.status),
    sitApart: can('participant.seatWith', state, meId) && one.sharesDeviceOf !== null,
    spotlight: mayShow && layout.spotlightId !== one.id,
    endSpotlight: mayShow && layout.spotlightId === one.id,
    discipline: can('discipline.order', state, meId) && isPolicable,
  };
  return personOrderNames.filter((order) => offers[order]);
}

/** Before whose device somebody of the same side, who has none of their own, may be seated; by the clerk or whoever keeps the door. */
export function hostsFor(state: HearingState, meId: string, one: ParticipantState): ParticipantState[] {
  const hasNoDevice = one.sharesDeviceOf === null && ['invited', 'verified', 'waiting', 'left'].includes(one.status);
  if (!can('participant.seatWith', state, meId) || !hasNoDevice) return [];
  const isOfSide = (person: ParticipantState): boolean => ['party', 'representative', 'interpreter'].includes(partOf(person.role));
  if (!isOfSide(one)) return [];
  const isHost = (host: ParticipantState): boolean =>
    isOfSide(host) && host.id !== one.id && host.sharesDeviceOf === null && ['waiting', 'admitted'].includes(host.status);
  return Object.values(state.participants).filter((host) => host.side === one.side && isHost(host));
}

/** From where somebody may be noted to take part, other than as it stands; by whoever keeps the door. */
export function venuesFor(state: HearingState, meId: string, one: ParticipantState): Venue[] {
  const isMovable = one.side !== 'gallery' && one.sharesDeviceOf === null && one.status !== 'removed';
  return can('participant.setVenue', state, meId) && isMovable ? venues.filter((venue) => venue !== one.venue) : [];
}
