import { silentRoles } from '@assize/contracts/hearing/roles';
import type { MediaState } from '../../../media/mediaState.ts';
import type { Seat } from './arrangeSeats.ts';

/** The camera picture of a seat now; undefined when it is off, held, or not received. */
export function pictureOf(seat: Pick<Seat, 'participantId' | 'isMe'>, media: Pick<MediaState, 'tracks' | 'camera'>): MediaStreamTrack | undefined {
  if (seat.isMe) return media.camera.isWanted ? media.camera.track : undefined;
  return Object.values(media.tracks).find((one) => one.participantId === seat.participantId && one.source === 'camera' && !one.isPaused)?.track;
}

/** What the plate says of a seat's microphone. */
export function soundOf(
  seat: Pick<Seat, 'participantId' | 'role' | 'isMe' | 'isMuted' | 'presence' | 'hostId'>,
  media: Pick<MediaState, 'peers' | 'microphone'>,
): 'on' | 'off' | 'mutedByCourt' | 'none' {
  // At another's device one is heard by its microphone, and its plate says whether that is on.
  if (seat.presence !== 'here' || seat.hostId !== undefined) return 'none';
  if (seat.isMuted) return 'mutedByCourt';
  if (seat.isMe) return media.microphone.isWanted ? 'on' : 'off';
  const microphone = media.peers[seat.participantId]?.sources.microphone;
  // Somebody in court who sends no sound cannot be heard, which is worth saying of whoever may speak.
  if (!microphone) return silentRoles.includes(seat.role) ? 'none' : 'off';
  return microphone.isPaused ? 'off' : 'on';
}
