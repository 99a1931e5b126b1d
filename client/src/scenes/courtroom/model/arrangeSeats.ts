import { isPresidingRole, type Role, type Side } from '@assize/contracts/hearing/roles';
import type { HearingState, ParticipantState } from '@assize/contracts/hearing/state';
import { findWhisperOf } from '@assize/contracts/hearing/whisper/state';

/** Where the person of a seat is, as words on the plate. */
export type Presence = 'here' | 'lost' | 'waiting' | 'witnessRoom' | 'consulting' | 'notHere' | 'left' | 'removed';

/** A fixed place in the courtroom: it stays whether its person is there or not. */
export interface Seat {
  participantId: string;
  role: Role;
  side: Side;
  name: string;
  presence: Presence;
  isMe: boolean;
  isMuted: boolean;
  /** Talks with the own side beside the hearing, as far as this viewer may know. */
  isWhispering: boolean;
  /** The participant before whose device they sit: the picture is that one's. */
  hostId: string | undefined;
}
export type Seating = Record<Side, Seat[]>;

export function presenceOf(one: Pick<ParticipantState, 'status' | 'statusBefore'>): Presence {
  switch (one.status) {
    case 'admitted':
      return 'here';
    case 'disconnected':
      return one.statusBefore === 'admitted' || one.statusBefore === 'consulting' ? 'lost' : 'notHere';
    case 'waiting':
      return 'waiting';
    case 'isolated':
      return 'witnessRoom';
    case 'consulting':
      return 'consulting';
    case 'left':
      return 'left';
    case 'removed':
      return 'removed';
    case 'invited':
    case 'verified':
      return 'notHere';
    default:
      return one.status satisfies never;
  }
}

/** The presiding judge sits in the middle of the bench, the others around in the order of their seats. */
function centred(bench: Seat[]): Seat[] {
  const presiding = bench.filter((seat) => isPresidingRole(seat.role));
  const others = bench.filter((seat) => !isPresidingRole(seat.role));
  const half = Math.ceil(others.length / 2);
  return [...others.slice(0, half), ...presiding, ...others.slice(half)];
}

/** The geometry of the courtroom, from who was invited and nothing else: nobody's coming or going moves a seat. */
export function arrangeSeats(state: Pick<HearingState, 'participants' | 'whispers'>, meId: string | undefined): Seating {
  const seating: Seating = { bench: [], staff: [], plaintiff: [], defendant: [], third: [], stand: [], gallery: [] };
  const bySeat = Object.values(state.participants).toSorted((a, b) => a.seat - b.seat || (a.id < b.id ? -1 : 1));
  for (const one of bySeat) {
    const { id: participantId, role, side, name, isMuted } = one;
    const isWhispering = findWhisperOf(state, participantId) !== undefined;
    const about = { isWhispering, presence: presenceOf(one), isMe: participantId === meId, hostId: one.sharesDeviceOf ?? undefined };
    seating[side].push({ participantId, role, side, name, isMuted, ...about });
  }
  return { ...seating, bench: centred(seating.bench) };
}

/** One row for a narrow screen: the bench first, then the sides, the stand and the clerk; the gallery is not shown. */
export function stripOf(seating: Seating): Seat[] {
  return [...seating.bench, ...seating.plaintiff, ...seating.defendant, ...seating.third, ...seating.stand, ...seating.staff];
}
