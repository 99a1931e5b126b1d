import { AppError, type ErrorBody } from '@assize/contracts/AppError';
import { type MediaRequest, type MediaRequestType, type MediaResults, mediaRequests } from '@assize/contracts/media/signalling';
import type { Logger } from '@assize/platform/log';
import type { DtlsParameters, RtpCapabilities, RtpParameters } from 'mediasoup/types';
import type { MediaPeer } from '../MediaPeer.ts';
import type { MediaRoom } from '../MediaRoom.ts';

export interface RequestContext {
  room: MediaRoom;
  peer: MediaPeer;
}
type Handlers = { [T in MediaRequestType]: (context: RequestContext, body: MediaRequest<T>) => MediaResults[T] | Promise<MediaResults[T]> };

/** Unknown parts of mediasoup's own objects are checked by mediasoup. */
function asMediasoup<T>(value: object): T {
  return value as T;
}

const handlers: Handlers = {
  ready({ room, peer }, { rtpCapabilities }) {
    peer.rtpCapabilities = asMediasoup<RtpCapabilities>(rtpCapabilities);
    peer.catchUp();
    room.reconcile();
    return {};
  },
  async connectTransport({ peer }, { direction, dtlsParameters }) {
    await peer.transport(direction).connect({ dtlsParameters: asMediasoup<DtlsParameters>(dtlsParameters) });
    return {};
  },
  async restartIce({ peer }, { direction }) {
    return { iceParameters: { ...(await peer.transport(direction).restartIce()) } };
  },
  async produce({ room, peer }, { source, kind, rtpParameters, paused }) {
    const { id } = await room.produce(peer, { source, kind, rtpParameters: asMediasoup<RtpParameters>(rtpParameters), paused });
    return { producerId: id };
  },
  pauseProducer({ room, peer }, { source, paused }) {
    room.setPausedBySender(peer, source, paused);
    return {};
  },
  closeProducer({ room, peer }, { source }) {
    room.closeProducer(peer, source);
    return {};
  },
  resumeConsumers({ peer }, { consumerIds }) {
    // One that closed meanwhile is not an error: its closing is on the way.
    for (const id of consumerIds) peer.consumers.get(id)?.resume();
    return {};
  },
  setTiles({ peer }, { tiles }) {
    for (const tile of tiles) peer.consumers.get(tile.consumerId)?.setTile(tile);
    return {};
  },
  ping() {
    return { receivedAtMs: Date.now() };
  },
};

/** Parses, runs and answers one request; whatever goes wrong comes back as a closed code. */
export async function handleRequest<T extends MediaRequestType>(
  type: T,
  context: RequestContext,
  body: unknown,
  log: Logger,
): Promise<{ ok: true; result: MediaResults[T] } | { ok: false; error: ErrorBody }> {
  const parsed = mediaRequests[type].safeParse(body);
  if (!parsed.success) return { ok: false, error: { code: 'badRequest' } };
  if (context.peer.isClosed) return { ok: false, error: { code: 'unavailable' } };
  try {
    return { ok: true, result: await handlers[type](context, parsed.data as MediaRequest<T>) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: error.toBody() };
    if (context.peer.isClosed || context.room.place.worker.closed) return { ok: false, error: { code: 'unavailable' } };
    // mediasoup refuses what it cannot make sense of, in node (TypeError) or in the worker (Error): the client's fault.
    // Its words may repeat all that the client wrote: the log takes their beginning.
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    log.info({ type, reason }, 'media request refused by mediasoup');
    return { ok: false, error: { code: 'badRequest' } };
  }
}
