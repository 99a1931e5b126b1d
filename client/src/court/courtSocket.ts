import type { Ack, CommandResult, CourtMessages, Entered, MediaAddress, Pointed, StaffMessage } from '@assize/contracts/court/signalling';
import type { CommandEnvelope } from '@assize/contracts/hearing/commands';
import { io, type Socket } from 'socket.io-client';
import { getAccessToken } from '../session/session.ts';

/** What the client asks on `/court`, each with its answer. */
export interface CourtRequests {
  enter: (request: { hearingId: string }, ack: (answer: Ack<Entered>) => void) => void;
  command: (envelope: CommandEnvelope, ack: (answer: Ack<CommandResult>) => void) => void;
  resync: (request: Record<string, never>, ack: (answer: Ack<Partial<Entered>>) => void) => void;
  media: (request: { whisperId?: string }, ack: (answer: Ack<MediaAddress>) => void) => void;
  staffMessage: (request: { messageId: string; body: string }, ack: (answer: Ack<object>) => void) => void;
  staffMessages: (request: Record<string, never>, ack: (answer: Ack<{ messages: StaffMessage[] }>) => void) => void;
  point: (request: Pointed, ack: (answer: Ack<object>) => void) => void;
  whisper: (request: { whisperId: string; toId: string; box: string }, ack: (answer: Ack<object>) => void) => void;
}
export type CourtSocket = Socket<CourtMessages, CourtRequests>;

/** Opens the court's socket; each attempt to connect carries a fresh access token. */
export function openCourtSocket(): CourtSocket {
  return io('/court', {
    forceNew: true,
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 4000,
    randomizationFactor: 0.5,
    timeout: 8000,
    // Without a token the server says why; socket.io would wait for ever if the callback were not called.
    auth: (give) =>
      void getAccessToken().then(
        (token) => give({ token }),
        () => give({}),
      ),
  });
}
