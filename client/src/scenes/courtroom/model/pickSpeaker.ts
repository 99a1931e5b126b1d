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
  return (here.find((seat) => seat.role === 'presidingJudge') ?? here[0])?.participantId;
}

/**
 * Who has the middle of the stage next. Oneself is never shown large; who spoke last stays until another has
 * spoken for a while or they go.
 */
export function pickSpeaker(before: Floor, seats: readonly Seat[], loudest: string | undefined, nowMs: number): Floor {
  const isThere = (id: string | undefined): boolean =>
    seats.some((seat) => seat.participantId === id && !seat.isMe && (seat.presence === 'here' || seat.presence === 'lost'));
  if (!isThere(before.speakerId)) {
    const speakerId = isThere(loudest) ? loudest : firstToShow(seats);
    return { speakerId, challengerId: undefined, challengedAtMs: nowMs };
  }
  if (loudest === undefined || loudest === before.speakerId || !isThere(loudest))
    return before.challengerId === undefined ? before : { ...before, challengerId: undefined };
  if (loudest !== before.challengerId) return { ...before, challengerId: loudest, challengedAtMs: nowMs };
  if (nowMs - before.challengedAtMs < holdMs) return before;
  return { speakerId: loudest, challengerId: undefined, challengedAtMs: nowMs };
}
