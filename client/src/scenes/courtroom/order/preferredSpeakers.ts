import { partOf } from '@assize/contracts/hearing/roles';
import { type HearingState, isInCourt } from '@assize/contracts/hearing/state';

/**
 * Who is to be large before all others: whom the court shows to everyone, else who has the floor, else the side
 * whose turn it is. Empty: whoever speaks.
 */
export function preferredSpeakers(state: Pick<HearingState, 'layout' | 'floor' | 'participants'>): string[] {
  const isHere = (id: string): boolean => {
    const one = state.participants[id];
    return one !== undefined && isInCourt(one);
  };
  const { spotlightId } = state.layout;
  if (spotlightId !== null && isHere(spotlightId)) return [spotlightId];
  const holders = state.floor.holderIds.filter(isHere);
  if (holders.length > 0) return holders;
  if (state.floor.turn === null) return [];
  const side = Object.values(state.participants).filter((one) => one.side === state.floor.turn && isInCourt(one));
  // Who acts for a party speaks for it: the representative is looked for first.
  const isSpeaking = (role: (typeof side)[number]['role']): number => (partOf(role) === 'representative' ? 0 : 1);
  return side.toSorted((a, b) => isSpeaking(a.role) - isSpeaking(b.role) || a.seat - b.seat).map((one) => one.id);
}
