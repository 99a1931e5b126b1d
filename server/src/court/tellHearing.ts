import type { Namespace } from 'socket.io';
import type { CourtMessages } from '@assize/contracts/court/signalling';
import { cutEvent, cutState, viewOf } from '@assize/contracts/hearing/visibility';
import type { Telling } from '../outbox/ToldStates.ts';

export type CourtNamespace = Namespace<Record<string, never>, CourtMessages>;
/** The socket room of one participant in one hearing. */
export function roomOf(hearingId: string, participantId: string): string {
  return `p:${hearingId}:${participantId}`;
}

/** Ends every connection of these sessions, on all servers. */
export function endSessions(court: CourtNamespace, sessionIds: readonly string[]): void {
  const rooms = sessionIds.map(roomOfSession);
  if (rooms.length === 0) return;
  court.to(rooms).emit('ended', { cause: 'revoked' });
  court.in(rooms).disconnectSockets(true);
}
/** The socket room of one session. */
export function roomOfSession(sessionId: string): string {
  return `s:${sessionId}`;
}

/**
 * Tells every participant what happened, each cut to their view. Whoever's view changed, or who sees only from
 * the door while people come and go, gets a snapshot instead.
 */
export function tellHearing(court: CourtNamespace, { before, events, after }: Telling): void {
  const isPresence = events.some((event) => event.type.startsWith('participant.'));
  for (const viewerId of Object.keys(after.participants)) {
    const room = court.to(roomOf(after.id, viewerId));
    const view = viewOf(after, viewerId);
    if (view !== viewOf(before, viewerId) || (view === 'door' && isPresence)) room.emit('snapshot', { view, snapshot: cutState(after, view, viewerId) });
    else
      room.emit(
        'events',
        events.map((event) => cutEvent(event, view, viewerId)),
      );
    const isRemoved = events.some((event) => event.type === 'participant.removed' && event.payload.participantId === viewerId);
    if (isRemoved) room.emit('ended', { cause: 'removed' });
  }
}
