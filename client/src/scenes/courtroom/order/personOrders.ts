import { speaksFreely } from '@assize/contracts/hearing/floor/state';
import { can } from '@assize/contracts/hearing/permissions';
import { partOf, silentRoles } from '@assize/contracts/hearing/roles';
import { type HearingState, isInCourt, type ParticipantState } from '@assize/contracts/hearing/state';

/** What the court may order about one person besides letting them in and out. */
export const personOrderNames = ['give', 'giveAlso', 'readOath', 'readAffirmation', 'spotlight', 'endSpotlight', 'discipline'] as const;
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
    spotlight: mayShow && layout.spotlightId !== one.id,
    endSpotlight: mayShow && layout.spotlightId === one.id,
    discipline: can('discipline.order', state, meId) && isPolicable,
  };
  return personOrderNames.filter((order) => offers[order]);
}
