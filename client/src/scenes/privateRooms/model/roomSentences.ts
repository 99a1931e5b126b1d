import type { PrivateRoom } from '@assize/contracts/hearing/rooms/state';
import type { HearingState } from '@assize/contracts/hearing/state';

export interface RoomSentence {
  key: string;
  values?: Record<string, string | number>;
}

/** The one line of a private room: how the hearing stands meanwhile, who is with one, who is still to come. */
export function roomSentences(state: Pick<HearingState, 'status'>, room: PrivateRoom, meId: string): RoomSentence[] {
  const others = room.memberIds.filter((id) => id !== meId).length;
  return [
    { key: 'rooms:line.hearing' },
    others === 0
      ? { key: room.invitedIds.length > 0 ? 'rooms:line.waitsForOthers' : 'rooms:line.alone' }
      : { key: 'rooms:line.hears', values: { count: others } },
    ...(state.status === 'inSession' ? [{ key: 'rooms:line.courtSits' }] : []),
  ];
}
