import { AppError } from '@assize/contracts/AppError';
import { type MediaClaims, mediaClaimsSchema } from '@assize/contracts/media/grant';
import { mediaRequests, type MediaRequestType, type Welcome } from '@assize/contracts/media/signalling';
import type { Logger } from '@assize/platform/log';
import { verifyToken } from '@assize/platform/tokens';
import type { Server } from 'socket.io';
import type { Hearings } from '../Hearings.ts';
import type { LastingRoom } from '../LastingRoom.ts';
import { type MediaPeer, presentTransport } from '../MediaPeer.ts';
import type { MediaRoom } from '../MediaRoom.ts';
import type { PeerSocket } from '../PeerSocket.ts';
import { RequestMeter } from '../RequestMeter.ts';
import { offeredCapabilities } from '../routerCodecs.ts';
import { createIceServers } from '../rules/iceServers.ts';
import { isOriginAllowed } from '../rules/originRule.ts';
import { handleRequest } from './handleRequest.ts';

interface Options {
  io: Server;
  hearings: Hearings;
  secret: string;
  allowedOrigins: readonly string[];
  turn: { urls: readonly string[]; secret: string | undefined };
  log: Logger;
}
/** What the handshake found. */
interface Entered {
  claims: MediaClaims;
  lasting: LastingRoom;
}
const requestTypes = Object.keys(mediaRequests) as MediaRequestType[];

/** Opens the `/media` namespace: whoever has a media token for a hearing gets a peer in the room that it is for. */
export function serveMedia(options: Options): void {
  const { io, hearings, secret, allowedOrigins, log } = options;
  const namespace = io.of('/media');
  namespace.use((socket, next) => {
    try {
      if (!isOriginAllowed(socket.handshake.headers.origin, allowedOrigins)) throw new AppError('originRefused');
      const claims = verifyToken('media', socket.handshake.auth['grant'], secret, mediaClaimsSchema);
      const entered: Entered = { claims, lasting: hearings.enter(claims) };
      Object.assign(socket.data, entered);
      next();
    } catch (error) {
      next(asConnectError(error));
    }
  });
  namespace.on('connection', (socket) => {
    const { claims, lasting } = socket.data as Entered;
    join(options, socket as unknown as PeerSocket, { claims, lasting }).catch((error: unknown) => {
      if (!(error instanceof AppError)) log.error({ err: error, hearingId: claims.hearingId }, 'joining failed');
      socket.disconnect();
    });
  });
}

/** What socket.io gives the client as `connect_error` with `data.code`. */
function asConnectError(error: unknown): Error {
  const body = error instanceof AppError ? error.toBody() : { code: 'internal' as const };
  return Object.assign(new Error(body.code), { data: body });
}

async function join(options: Options, socket: PeerSocket, { claims, lasting }: Entered): Promise<void> {
  const room = await lasting.getRoom();
  const { peer, isResumed } = await room.join(claims.sub, socket, socket.handshake.auth['resume']);
  listen(options, socket, room, peer);
  const welcome: Welcome = {
    participantId: claims.sub,
    roomEpoch: room.roomEpoch,
    resume: peer.resume,
    isResumed,
    routerRtpCapabilities: { ...offeredCapabilities(room.router.rtpCapabilities) },
    iceServers: createIceServers(options.turn, claims.sub, Date.now()),
    send: presentTransport(peer.send),
    recv: presentTransport(peer.recv),
    grant: lasting.grants.get(claims.sub),
  };
  peer.emit('welcome', welcome);
}

function listen({ log }: Options, socket: PeerSocket, room: MediaRoom, peer: MediaPeer): void {
  const meter = new RequestMeter({ perSecond: 30, burst: 150, nowMs: performance.now() });
  for (const type of requestTypes) {
    socket.on(type, (body: unknown, ack: unknown) => {
      // Nobody waits for the answer: not a request of this protocol.
      if (typeof ack !== 'function') return;
      if (!meter.take(performance.now())) {
        ack({ ok: false, error: { code: 'rateLimited' } });
        return;
      }
      void handleRequest(type, { room, peer }, body, log).then((answer) => ack(answer));
    });
  }
  socket.on('disconnect', (reason) => peer.detach(socket, reason === 'client namespace disconnect'));
}
