import type { RtpStreamRecvStats, RtpStreamSendStats } from 'mediasoup/types';
import type { MediaPeer } from './MediaPeer.ts';
import type { ConnectionReading, StreamReading } from './rules/sampleConnection.ts';

/**
 * What mediasoup knows now of a peer's transports and of each stream on them. Brings the ledger's counts up to date
 * as well. Undefined when something of it closed meanwhile.
 */
export async function readConnection(peer: MediaPeer): Promise<ConnectionReading | undefined> {
  const { participantId, hasSocket, isIceAlive, madeAtMs, send, recv } = peer;
  const protocols = [send, recv].map((one) => one.iceSelectedTuple?.protocol);
  const atMs = performance.now();
  try {
    const [[sending], [receiving], sent, received] = await Promise.all([
      send.getStats(),
      recv.getStats(),
      Promise.all([...peer.producers.values()].map((one) => one.read())),
      Promise.all([...peer.consumers.values()].map((one) => one.read())),
    ]);
    if (!sending || !receiving) return undefined;
    return {
      participantId,
      connectionId: send.id,
      hasSocket,
      isIceAlive,
      // Of two ways the worse.
      protocol: protocols.find((one) => one === 'tcp') ?? protocols.find((one) => one === 'udp') ?? null,
      madeAtMs,
      atMs,
      sentBytes: sending.rtpBytesReceived + sending.rtxBytesReceived,
      receivedBytes: receiving.rtpBytesSent + receiving.rtxBytesSent,
      answeredBytes: receiving.bytesReceived,
      sent: sent.flat(),
      received: received.flatMap((one) => one ?? []),
    };
  } catch {
    return undefined;
  }
}

/** mediasoup counts retransmitted packets among those that came, and tells a round trip of 0 until it knows one. */
export function readStream(id: string, stats: RtpStreamRecvStats | RtpStreamSendStats): StreamReading {
  const { packetCount, packetsRepaired, packetsLost, roundTripTime = 0 } = stats;
  return { id, packets: packetCount - packetsRepaired, lost: packetsLost, roundTripMs: roundTripTime > 0 ? roundTripTime : null };
}
