import type { MediaAck, MediaMessages, MediaRequest, MediaRequestType, MediaResults } from '@assize/contracts/media/signalling';
import type { Socket } from 'socket.io';

/** What a client sends: an unknown body until it is parsed. */
type Requests = { [T in MediaRequestType]: (body: MediaRequest<T>, ack: (answer: MediaAck<MediaResults[T]>) => void) => void };
/** One client's socket on `/media`. */
export type PeerSocket = Socket<Requests, MediaMessages, Record<string, never>, Record<string, never>>;
