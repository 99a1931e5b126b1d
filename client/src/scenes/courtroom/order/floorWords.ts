import { type FloorState, hasFloor, speaksFreely } from '@assize/contracts/hearing/floor/state';
import { silentRoles } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import type { Sentence } from '../model/sentence.ts';
import { partyKey } from './wording.ts';

/** Whether this person has the floor by the court's word, not because everyone or the bench may speak. */
export function holdsFloor(floor: FloorState, me: Pick<ParticipantState, 'id' | 'role' | 'side'>): boolean {
  if (floor.mode === 'open' || speaksFreely(me) || silentRoles.includes(me.role)) return false;
  return floor.holderIds.includes(me.id) || (floor.turn !== null && floor.turn === me.side);
}

/** Whether the court's order of speaking holds this person's microphone now. */
export function isHeldByFloor(state: Pick<HearingState, 'floor'>, me: ParticipantState): boolean {
  return !silentRoles.includes(me.role) && !hasFloor(state.floor, me);
}

/** Who may speak now, in words for this person; nothing while everyone may. */
export function floorWords(state: HearingState, me: ParticipantState): Sentence[] {
  const { floor, participants, procedure } = state;
  if (floor.mode === 'open') return [];
  if (holdsFloor(floor, me)) return [{ key: 'order:line.youHaveFloor' }];
  const holders = floor.holderIds.flatMap((id) => participants[id] ?? []);
  if (floor.turn !== null) return [{ key: 'order:line.floorSide', names: { side: partyKey(floor.turn, procedure) } }];
  if (holders.length === 0) return [{ key: 'order:line.floorNobody' }];
  return holders.map(({ role, name }, index) => ({ key: index === 0 ? 'order:line.floorWith' : 'order:line.floorAlso', role, values: { name } }));
}
