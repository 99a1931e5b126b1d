import { hasFloor } from '../hearing/floor/state.ts';
import { isDeviceShutOut } from '../hearing/interruption/state.ts';
import { peopleAt } from '../hearing/people/device.ts';
import { maySeeScreen } from '../hearing/presentation/screen.ts';
import { isKeptOut } from '../hearing/publicity/state.ts';
import { silentRoles } from '../hearing/roles.ts';
import { isCourtAlone, type PrivateRoom } from '../hearing/rooms/state.ts';
import { isIsolated } from '../hearing/separation/isolation.ts';
import { areScreened } from '../hearing/separation/state.ts';
import { hasEnded, type HearingState, isInCourt, type ParticipantState, standingOf } from '../hearing/state.ts';
import { findWhisperOf, type Whisper } from '../hearing/whisper/state.ts';
import { type MediaGrant, noGrant } from './grant.ts';

export type Grants = Record<string, MediaGrant>;
/** All that may flow in one hearing: in its courtroom, and in each private room by itself. */
export interface GrantTable {
  grants: Grants;
  rooms: Record<string, Grants>;
}

/** A device shows and lets hear everybody who sits before it: what screens one of them screens the device. */
function areDevicesScreened(state: HearingState, aId: string, bId: string): boolean {
  if (state.screenings.length === 0) return false;
  return peopleAt(state, aId).some((a) => peopleAt(state, bId).some((b) => areScreened(state, a.id, b.id)));
}

/** The private room in which somebody's media is, in place of the courtroom; null for the courtroom. */
export function mediaRoomOf(state: HearingState, participantId: string): string | null {
  const room = Object.values(state.rooms).find((one) => one.memberIds.includes(participantId));
  return room?.id ?? null;
}

/** Nobody at this device may speak to the court now, or somebody whispers: what is meant for the lawyer is not for the court. */
function isHeld(state: HearingState, one: ParticipantState): boolean {
  const people = peopleAt(state, one.id);
  return people.some((person) => findWhisperOf(state, person.id)) || people.every((person) => person.isMuted || !hasFloor(state.floor, person));
}

/**
 * Who may send what and receive whom in the courtroom, from the state alone. Whoever waits, is isolated or is in a
 * private room has nothing. During recess and suspension nobody has: the courtroom is empty and nothing can be
 * overheard. Whoever has not the floor, or whispers, has the microphone held; who is screened from each other never meets.
 * While it is not public, who only listens has nothing; while the court is not recorded the gallery hears and sees nothing.
 * A screen is sent by who shares it with leave and by nobody else.
 */
export function grantsOf(state: HearingState): Grants {
  const isLive = state.status === 'checkIn' || state.status === 'inSession';
  // Before opening, whoever is called in later than everyone else hears nothing and is not heard.
  const mayTakePart = (one: ParticipantState): boolean =>
    isInCourt(one) &&
    !isKeptOut(state, one) &&
    one.sharesDeviceOf === null &&
    mediaRoomOf(state, one.id) === null &&
    (!isIsolated(one) || state.status === 'inSession');
  const inCourt = isLive ? Object.values(state.participants).filter(mayTakePart) : [];
  const speakers = inCourt.filter((one) => !silentRoles.includes(one.role));
  const { sharingId } = state.presentation;
  const grants: Grants = {};
  for (const one of Object.values(state.participants)) grants[one.id] = noGrant;
  for (const one of inCourt) {
    grants[one.id] = {
      send: silentRoles.includes(one.role) ? [] : ['microphone', 'camera', ...(sharingId === one.id ? (['screen'] as const) : [])],
      held: isHeld(state, one) ? ['microphone'] : [],
      receive: isDeviceShutOut(state, one.id)
        ? []
        : speakers.filter((other) => other.id !== one.id && !areDevicesScreened(state, one.id, other.id)).map((other) => other.id),
      ...(sharingId !== null && sharingId !== one.id && maySeeScreen(state, one) ? { seesScreen: true } : {}),
    };
  }
  return grants;
}

function among(ids: readonly string[], send: MediaGrant['send']): Grants {
  return Object.fromEntries(ids.map((id) => [id, { send, held: [], receive: ids.filter((other) => other !== id) }]));
}

function roomGrants(state: HearingState, room: PrivateRoom): Grants {
  const people = room.memberIds.flatMap((id) => state.participants[id] ?? []);
  // Somebody dropped and court staff is left with one side: nobody hears anybody until they are parted.
  if (room.kind === 'consultation' && isCourtAlone(people)) return {};
  return among(room.memberIds, ['microphone', 'camera']);
}

/** Sound alone, and only while the whisperer is in the courtroom. */
function whisperGrants({ participants }: HearingState, whisper: Whisper): Grants {
  const isHere = (id: string): boolean => {
    const one = participants[id];
    return one !== undefined && standingOf(one) === 'admitted';
  };
  return among(Object.keys(whisper.joined).filter(isHere), ['microphone']);
}

/** The whole table of a hearing, as a node enforces it. */
export function grantTableOf(state: HearingState): GrantTable {
  if (hasEnded(state)) return { grants: grantsOf(state), rooms: {} };
  const rooms = Object.values(state.rooms).map((room) => [room.id, roomGrants(state, room)] as const);
  const whispers = Object.values(state.whispers).map((one) => [one.id, whisperGrants(state, one)] as const);
  return { grants: grantsOf(state), rooms: Object.fromEntries([...rooms, ...whispers]) };
}
