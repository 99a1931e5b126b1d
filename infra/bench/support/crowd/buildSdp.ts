import type { ConsumerOffer, TransportOffer } from '@assize/contracts/media/signalling';

interface Codec {
  mimeType: string;
  clockRate: number;
  channels?: number;
  payloadType: number;
  parameters?: Record<string, unknown>;
}
export interface MediaLine {
  mid: string;
  kind: 'audio' | 'video';
  direction: 'sendonly' | 'recvonly';
  codec: Codec;
  ssrc?: number;
}

function mediaLines({ mid, kind, direction, codec, ssrc }: MediaLine, ice: string[]): string[] {
  const pt = String(codec.payloadType);
  const [, encoding = ''] = codec.mimeType.split('/');
  const parameters = Object.entries(codec.parameters ?? {}).map(([name, value]) => `${name}=${String(value)}`);
  return [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${pt}`,
    'c=IN IP4 127.0.0.1',
    `a=mid:${mid}`,
    `a=${direction}`,
    'a=rtcp-mux',
    `a=rtpmap:${pt} ${encoding}/${String(codec.clockRate)}${codec.channels ? `/${String(codec.channels)}` : ''}`,
    ...(parameters.length > 0 ? [`a=fmtp:${pt} ${parameters.join(';')}`] : []),
    ...(ssrc === undefined ? [] : [`a=ssrc:${String(ssrc)} cname:bench`]),
    ...ice,
  ];
}

/** The sfu's side of a transport as SDP: an answer to what we send, or an offer of what we are to receive. */
export function buildSdp(type: 'offer' | 'answer', offer: TransportOffer, media: readonly MediaLine[]): string {
  const ice = offer.iceParameters as { usernameFragment: string; password: string };
  const fingerprints = offer.dtlsParameters['fingerprints'] as { algorithm: string; value: string }[];
  const fingerprint = fingerprints.find((one) => one.algorithm === 'sha-256') ?? fingerprints[0];
  const udp = (offer.iceCandidates as { foundation: string; priority: number; ip: string; address?: string; port: number; protocol: string }[]).filter(
    (one) => one.protocol === 'udp',
  );
  const common = [
    `a=ice-ufrag:${ice.usernameFragment}`,
    `a=ice-pwd:${ice.password}`,
    `a=fingerprint:${fingerprint?.algorithm ?? ''} ${fingerprint?.value ?? ''}`,
    `a=setup:${type === 'offer' ? 'actpass' : 'passive'}`,
    ...udp.map((one) => `a=candidate:${one.foundation} 1 UDP ${String(one.priority)} ${one.address ?? one.ip} ${String(one.port)} typ host`),
    'a=end-of-candidates',
  ];
  const head = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=ice-lite', `a=group:BUNDLE ${media.map((one) => one.mid).join(' ')}`];
  return [...head, ...media.flatMap((one) => mediaLines(one, common)), ''].join('\r\n');
}

/** The line of one consumer: its first codec and its stream; retransmission is left out, for nothing is lost on loopback. */
export function lineOfConsumer({ kind, rtpParameters }: ConsumerOffer, index: number): MediaLine {
  const codec = (rtpParameters['codecs'] as Codec[])[0];
  const ssrc = (rtpParameters['encodings'] as { ssrc?: number }[])[0]?.ssrc;
  if (!codec || ssrc === undefined) throw new Error('a consumer without codec or stream');
  return { mid: String(index), kind, direction: 'sendonly', codec, ssrc };
}
