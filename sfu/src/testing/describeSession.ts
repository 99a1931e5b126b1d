import type { TransportOffer } from '@assize/contracts/media/signalling';

/** One stream in one direction, as the sfu's side has it. */
export interface SessionLine {
  mid: string;
  kind: 'audio' | 'video';
  direction: 'sendonly' | 'recvonly';
  payloadType: number;
  ssrc?: number;
  /** Of pictures; H264 unless said otherwise. */
  codec?: 'H264' | 'VP8';
}

/** The sfu's side of a transport as SDP, for a client that knows nothing else. */
export function describeSession(type: 'offer' | 'answer', transport: TransportOffer, lines: readonly SessionLine[]): string {
  const ice = transport.iceParameters as { usernameFragment: string; password: string };
  const [fingerprint] = (transport.dtlsParameters['fingerprints'] as { algorithm: string; value: string }[]).filter((one) => one.algorithm === 'sha-256');
  const candidates = transport.iceCandidates as { foundation: string; priority: number; ip: string; port: number; protocol: string }[];
  const way = [
    `a=ice-ufrag:${ice.usernameFragment}`,
    `a=ice-pwd:${ice.password}`,
    `a=fingerprint:sha-256 ${fingerprint?.value ?? ''}`,
    `a=setup:${type === 'offer' ? 'actpass' : 'passive'}`,
    ...candidates
      .filter((one) => one.protocol === 'udp')
      .map((one) => `a=candidate:${one.foundation} 1 UDP ${String(one.priority)} ${one.ip} ${String(one.port)} typ host`),
  ];
  const media = lines.flatMap(({ mid, kind, direction, payloadType, ssrc, codec = 'H264' }) => [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${String(payloadType)}`,
    'c=IN IP4 127.0.0.1',
    `a=mid:${mid}`,
    `a=${direction}`,
    'a=rtcp-mux',
    `a=rtpmap:${String(payloadType)} ${kind === 'audio' ? 'opus/48000/2' : `${codec}/90000`}`,
    ...(ssrc === undefined ? [] : [`a=ssrc:${String(ssrc)} cname:test`]),
    ...way,
  ]);
  return ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=ice-lite', `a=group:BUNDLE ${lines.map((one) => one.mid).join(' ')}`, ...media, ''].join(
    '\r\n',
  );
}
