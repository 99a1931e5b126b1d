import type { TransportOffer, Welcome } from '@assize/contracts/media/signalling';

const timeoutMs = 7000;

function candidateLine(candidate: Record<string, unknown>): string {
  const get = (name: string): string => {
    const value = candidate[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const address = get('address') || get('ip');
  const tcp = get('protocol') === 'tcp' ? ` tcptype ${get('tcpType') || 'passive'}` : '';
  return `a=candidate:${get('foundation')} 1 ${get('protocol')} ${get('priority')} ${address} ${get('port')} typ ${get('type')}${tcp}`;
}

/** The sfu's side of a connection as an SDP answer with nothing but ICE in it (RFC 8839, RFC 8841). */
export function answerOf(offer: TransportOffer): string {
  const fingerprints = offer.dtlsParameters['fingerprints'] as { algorithm: string; value: string }[];
  const fingerprint = fingerprints.find((one) => one.algorithm === 'sha-256') ?? fingerprints[0];
  return [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=ice-lite',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    `a=ice-ufrag:${String(offer.iceParameters['usernameFragment'])}`,
    `a=ice-pwd:${String(offer.iceParameters['password'])}`,
    `a=fingerprint:${fingerprint?.algorithm ?? 'sha-256'} ${fingerprint?.value ?? ''}`,
    'a=setup:passive',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    ...offer.iceCandidates.map(candidateLine),
    'a=end-of-candidates',
    '',
  ].join('\r\n');
}

function untilConnected(connection: RTCPeerConnection): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs);
    connection.addEventListener('iceconnectionstatechange', () => {
      const state = connection.iceConnectionState;
      if (state !== 'connected' && state !== 'completed' && state !== 'failed') return;
      clearTimeout(timer);
      resolve(state !== 'failed');
    });
  });
}

/** By the remote end's protocol, and for a relay by that of the way to it. */
async function isByUdp(connection: RTCPeerConnection): Promise<boolean | undefined> {
  const reports = [...(await connection.getStats()).values()] as Record<string, unknown>[];
  const pairs = reports.filter((one) => one['type'] === 'candidate-pair' && one['state'] === 'succeeded');
  const pair = pairs.find((one) => one['nominated'] === true) ?? pairs[0];
  const local = reports.find((one) => one['id'] === pair?.['localCandidateId']);
  const remote = reports.find((one) => one['id'] === pair?.['remoteCandidateId']);
  const protocol = local?.['relayProtocol'] ?? remote?.['protocol'] ?? local?.['protocol'];
  return protocol === undefined ? undefined : protocol === 'udp';
}

/** Whether ICE checks to the media port are answered, and by which protocol; nothing is sent but the checks. */
export async function probeIce(welcome: Welcome): Promise<{ media: boolean | undefined; udp: boolean | undefined }> {
  if (!('RTCPeerConnection' in globalThis)) return { media: undefined, udp: undefined };
  const connection = new RTCPeerConnection({ iceServers: welcome.iceServers });
  try {
    connection.createDataChannel('probe');
    const connected = untilConnected(connection);
    await connection.setLocalDescription(await connection.createOffer());
    await connection.setRemoteDescription({ type: 'answer', sdp: answerOf(welcome.recv) });
    const media = await connected;
    return { media, udp: media ? await isByUdp(connection) : undefined };
  } catch {
    return { media: undefined, udp: undefined };
  } finally {
    connection.close();
  }
}
