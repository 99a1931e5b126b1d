import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { type ErrorBody } from '../AppError.ts';
import { type MediaGrant, type Source, sourceSchema } from './grant.ts';

/*
 * Namespace `/media` of an sfu node. Handshake auth: { grant: JWT, resume?: secret from an earlier welcome }.
 * The sfu speaks first (`welcome`), with both transports made, so that joining costs one round trip.
 * RTP and DTLS parameters are mediasoup's own objects; their outline is checked here and the rest by mediasoup.
 */
const bag = z.record(z.string(), z.unknown());
export const dtlsParametersSchema = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  // An empty list once killed a worker (mediasoup #537).
  fingerprints: z
    .array(z.object({ algorithm: z.string(), value: z.string() }))
    .min(1)
    .max(8),
});
const rtpParametersSchema = z.object({
  codecs: z.array(bag).min(1).max(8),
  encodings: z.array(bag).max(4).optional(),
  headerExtensions: z.array(bag).max(32).optional(),
  rtcp: bag.optional(),
  mid: z.string().max(16).optional(),
  msid: z.string().max(200).optional(),
});
const direction = z.enum(['send', 'recv']);

/** Requests of the client, each answered by ack `MediaAck`. */
export const mediaRequests = {
  /** Sent once after `welcome`: from now on consumers are made for what the grant allows. */
  ready: z.strictObject({ rtpCapabilities: z.object({ codecs: z.array(bag).max(64), headerExtensions: z.array(bag).max(64).optional() }) }),
  connectTransport: z.strictObject({ direction, dtlsParameters: dtlsParametersSchema }),
  restartIce: z.strictObject({ direction }),
  produce: z.strictObject({ source: sourceSchema, kind: z.enum(['audio', 'video']), rtpParameters: rtpParametersSchema, paused: z.boolean() }),
  /** Own microphone or camera off and on; the court's hold is kept apart. */
  pauseProducer: z.strictObject({ source: sourceSchema, paused: z.boolean() }),
  closeProducer: z.strictObject({ source: sourceSchema }),
  /** After the consumers named were made in the browser: they start to flow. */
  resumeConsumers: z.strictObject({ consumerIds: z.array(z.string().max(64)).min(1).max(200) }),
  /** What each tile needs; `isVisible: false` pauses it. Layers are simulcast spatial layers, 0 smallest. */
  setTiles: z.strictObject({
    tiles: z
      .array(z.strictObject({ consumerId: z.string().max(64), isVisible: z.boolean(), spatialLayer: z.int().min(0).max(2), priority: z.int().min(1).max(255) }))
      .max(200),
  }),
  /** Packets for the equipment check: the sfu answers with what arrived. */
  ping: z.strictObject({ sentAtMs: z.number() }),
} as const;
export type MediaRequestType = keyof typeof mediaRequests;
export type MediaRequest<T extends MediaRequestType> = z.infer<(typeof mediaRequests)[T]>;
/** What each request is answered with. */
export interface MediaResults {
  ready: Record<string, never>;
  connectTransport: Record<string, never>;
  restartIce: { iceParameters: Record<string, unknown> };
  produce: { producerId: string };
  pauseProducer: Record<string, never>;
  closeProducer: Record<string, never>;
  resumeConsumers: Record<string, never>;
  setTiles: Record<string, never>;
  ping: { receivedAtMs: number };
}
export type MediaAck<T = Record<string, never>> = { ok: true; result: T } | { ok: false; error: ErrorBody };

export interface TransportOffer {
  id: string;
  iceParameters: Record<string, unknown>;
  iceCandidates: Record<string, unknown>[];
  dtlsParameters: Record<string, unknown>;
}
export interface Welcome {
  participantId: string;
  /** Changes when the media room was made anew (worker or node died): everything must be rejoined. */
  roomEpoch: string;
  /** Secret with which the same transports can be resumed after a lost socket. */
  resume: string;
  /** True when the transports of before live on; nothing but the socket was lost. */
  isResumed: boolean;
  routerRtpCapabilities: Record<string, unknown>;
  iceServers: { urls: string | string[]; username?: string; credential?: string }[];
  send: TransportOffer;
  recv: TransportOffer;
  grant: MediaGrant;
}
export interface ConsumerOffer {
  consumerId: string;
  producerId: string;
  participantId: string;
  source: Source;
  kind: 'audio' | 'video';
  rtpParameters: Record<string, unknown>;
  isProducerPaused: boolean;
}
export type LinkQuality = 'good' | 'poor' | 'bad' | 'lost';
export interface PeerSources {
  participantId: string;
  /** Sources produced now, and whether each flows. */
  sources: Partial<Record<Source, { isPaused: boolean; isHeld: boolean }>>;
  link: LinkQuality;
}

/** Messages of the sfu. None needs an answer. */
export interface MediaMessages {
  welcome: (welcome: Welcome) => void;
  grant: (grant: MediaGrant) => void;
  consumers: (offers: ConsumerOffer[]) => void;
  consumerClosed: (message: { consumerId: string }) => void;
  consumerPaused: (message: { consumerId: string; isPaused: boolean }) => void;
  producerClosed: (message: { source: Source; cause: 'grant' | 'transport' }) => void;
  /** Everyone's sources and link, for those the receiver may see; the whole list each time. */
  peers: (peers: PeerSources[]) => void;
  /** Who speaks now, loudest first; levels in dBov (-127..0). */
  speaking: (speakers: { participantId: string; level: number }[]) => void;
  /** The room is gone: join again with a fresh grant. */
  reset: (message: { cause: 'workerDied' | 'closing' | 'replaced' }) => void;
}
export const participantRef = z.strictObject({ participantId: idSchema });
