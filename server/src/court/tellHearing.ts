import type { Namespace } from 'socket.io';
import type { CourtMessages } from '@assize/contracts/court/signalling';
import { seesAnew, type Telling } from '@assize/contracts/hearing/seenAnew';
import { cutEvent, cutState, viewOf } from '@assize/contracts/hearing/visibility';
import { mediaRoomOf } from '@assize/contracts/media/grantsOf';
import type { Caller } from '../platform/verifyAccess.ts';

export interface Place {
  hearingId: string;
  participantId: string;
}
/** What the court keeps of a connection; other servers see it too. */
export interface SocketData {
  caller: Caller;
  place?: Place;
}
export type CourtNamespace = Namespace<Record<string, never>, CourtMessages>;
/** The socket room of one participant in one hearing. */
export function roomOf(hearingId: string, participantId: string): string {
  return `p:${hearingId}:${participantId}`;
}

/** The socket room of everybody in one hearing. */
export function roomOfHearing(hearingId: string): string {
  return `hearing:${hearingId}`;
}

/** The socket room of bench and staff of one hearing. */
export function roomOfStaff(hearingId: string): string {
  return `staff:${hearingId}`;
}

/** Participants of a hearing that have a connection to any server. */
export async function listConnected(court: CourtNamespace, hearingId: string): Promise<ReadonlySet<string>> {
  const sockets = await court.in(roomOfHearing(hearingId)).fetchSockets();
  return new Set(sockets.flatMap((socket) => (socket.data as SocketData).place?.participantId ?? []));
}

/** Ends every connection of these sessions, on all servers. */
export function endSessions(court: CourtNamespace, sessionIds: readonly string[]): void {
  const rooms = sessionIds.map(roomOfSession);
  if (rooms.length === 0) return;
  court.to(rooms).emit('ended', { cause: 'revoked' });
  court.in(rooms).disconnectSockets(true);
}
/** Tells every connection of these sessions, on all servers, that what they read of a case is closed to them. */
export function tellReadingEnded(court: CourtNamespace, sessionIds: readonly string[], caseId: string): void {
  if (sessionIds.length > 0) court.to(sessionIds.map(roomOfSession)).emit('readingEnded', { caseId });
}

/** The socket room of one session. */
export function roomOfSession(sessionId: string): string {
  return `s:${sessionId}`;
}

/**
 * Tells every participant what happened, each cut to their view. Whoever's view or sight of the exhibits changed,
 * or who sees only from the door while people come and go, gets a snapshot instead.
 */
export function tellHearing(court: CourtNamespace, { before, events, after }: Telling): void {
  const isSeenAnew = seesAnew({ before, events, after });
  for (const viewerId of Object.keys(after.participants)) {
    const room = court.to(roomOf(after.id, viewerId));
    const view = viewOf(after, viewerId);
    if (isSeenAnew(viewerId)) room.emit('snapshot', { view, snapshot: cutState(after, view, viewerId) });
    else
      room.emit(
        'events',
        events.map((event) => cutEvent(event, view, after.participants[viewerId])),
      );
    // The media of a private room is elsewhere: who goes there or comes back joins it anew.
    if (mediaRoomOf(before, viewerId) !== mediaRoomOf(after, viewerId)) room.emit('mediaMoved');
    const isRemoved = events.some((event) => event.type === 'participant.removed' && event.payload.participantId === viewerId);
    if (isRemoved) room.emit('ended', { cause: 'removed' });
  }
}
