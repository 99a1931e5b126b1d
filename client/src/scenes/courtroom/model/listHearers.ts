import { isKeptOut } from '@assize/contracts/hearing/publicity/state';
import type { HearingState } from '@assize/contracts/hearing/state';
import { grantsOf } from '@assize/contracts/media/grantsOf';
import { arrangeSeats, type Seat } from './arrangeSeats.ts';
import type { CourtroomModel } from './buildCourtroom.ts';

/** Who can hear and see a person now, by the very grants that the media server keeps. */
export interface Hearers {
  reach: 'both' | 'heard' | 'seen' | 'none';
  inRoom: Seat[];
  outside: Seat[];
}

export function listHearers(state: HearingState, meId: string, own: Pick<CourtroomModel, 'microphone' | 'camera'>): Hearers {
  const grants = grantsOf(state);
  const seats = Object.values(arrangeSeats(state, meId)).flat();
  // Whoever only listens keeps their seat while it is not public, and hears nothing.
  const isOut = ({ participantId }: Seat): boolean => {
    const one = state.participants[participantId];
    return one !== undefined && isKeptOut(state, one);
  };
  const isInRoom = (seat: Seat): boolean => seat.presence === 'here' && !isOut(seat);
  const hasListener = seats.some((seat) => isInRoom(seat) && grants[seat.participantId]?.receive.includes(meId));
  const isHeard = hasListener && own.microphone === 'on';
  const isSeen = hasListener && own.camera === 'on';
  return {
    reach: isHeard ? (isSeen ? 'both' : 'heard') : isSeen ? 'seen' : 'none',
    inRoom: seats.filter((seat) => !seat.isMe && isInRoom(seat)),
    outside: seats.filter((seat) => !seat.isMe && !isInRoom(seat)),
  };
}
