import { isPresidingRole } from '@assize/contracts/hearing/roles';
import type { Seat } from './arrangeSeats.ts';

/** Who is large in the middle, and since when somebody else has been louder. */
export interface Floor {
  speakerId: string | undefined;
  challengerId: string | undefined;
  challengedAtMs: number;
}
export const emptyFloor: Floor = { speakerId: undefined, challengerId: undefined, challengedAtMs: 0 };

/** A cough does not turn the picture: another must be the loudest for this long. */
export const holdMs = 900;

function firstToShow(seats: readonly Seat[]): string | undefined {
  const here = seats.filter((seat) => seat.presence === 'here' && !seat.isMe);
  return (here.find((seat) => isPresidingRole(seat.role)) ?? here[0])?.participantId;
}

/**
 * Who has the middle of the stage next. Oneself is never shown large; who spoke last stays until another has
 * spoken for a while or they go. Those `preferred` (shown by the court, having the floor) go before all others.
 */
export function pickSpeaker(before: Floor, seats: readonly Seat[], loudest: string | undefined, nowMs: number, preferred: readonly string[] = []): Floor {
  const isThere = (id: string | undefined): boolean =>
    seats.some((seat) => seat.participantId === id && !seat.isMe && (seat.presence === 'here' || seat.presence === 'lost'));
  const wanted = preferred.filter(isThere);
  if (wanted.length > 0) {
    const isWanted = (id: string | undefined): boolean => id !== undefined && wanted.includes(id);
    const heard = isWanted(loudest) ? loudest : undefined;
    if (!isWanted(before.speakerId)) return { speakerId: heard ?? wanted[0], challengerId: undefined, challengedAtMs: nowMs };
    return challenge(before, heard, nowMs);
  }
  if (!isThere(before.speakerId)) {
    const speakerId = isThere(loudest) ? loudest : firstToShow(seats);
    return { speakerId, challengerId: undefined, challengedAtMs: nowMs };
  }
  return challenge(before, isThere(loudest) ? loudest : undefined, nowMs);
}

/** Who spoke last stays until another has been the loudest for a while. */
function challenge(before: Floor, loudest: string | undefined, nowMs: number): Floor {
  if (loudest === undefined || loudest === before.speakerId) return before.challengerId === undefined ? before : { ...before, challengerId: undefined };
  if (loudest !== before.challengerId) return { ...before, challengerId: loudest, challengedAtMs: nowMs };
  if (nowMs - before.challengedAtMs < holdMs) return before;
  return { speakerId: loudest, challengerId: undefined, challengedAtMs: nowMs };
}
