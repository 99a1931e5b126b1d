import type { ConnectionSample } from '@assize/contracts/control/protocol';

/** What is known of one RTP stream since its beginning. */
export interface StreamReading {
  id: string;
  /** Of what a person sends: those that arrived, without retransmissions. Of what one receives: those that went out. */
  packets: number;
  lost: number;
  roundTripMs: number | null;
}
/** What is known of a person's connection since it was made. Times by a clock that never goes back. */
export interface ConnectionReading extends Pick<ConnectionSample, 'participantId' | 'hasSocket' | 'isIceAlive' | 'protocol'> {
  /** Another one after the person's transports were made anew. */
  connectionId: string;
  madeAtMs: number;
  atMs: number;
  sentBytes: number;
  receivedBytes: number;
  /** All that came back, reports too, on the way by which the person receives. */
  answeredBytes: number;
  sent: readonly StreamReading[];
  received: readonly StreamReading[];
}

/** What happened between two readings, or since the connection was made. Streams that stood still say nothing. */
export function sampleConnection(before: ConnectionReading | undefined, now: ConnectionReading): ConnectionSample {
  const base = before?.connectionId === now.connectionId ? before : undefined;
  const passedS = (now.atMs - (base?.atMs ?? now.madeAtMs)) / 1000;
  const bitsPerS = (bytes: number, bytesBefore = 0): number => (passedS > 0 ? Math.round((8 * Math.max(0, bytes - bytesBefore)) / passedS) : 0);
  const sent = listFlowing(base?.sent ?? [], now.sent);
  const received = listFlowing(base?.received ?? [], now.received);
  const roundTrips = [...sent, ...received].flatMap((one) => one.roundTripMs ?? []);
  // Losses are told by the receiver: of one from whom nothing came at all none is known.
  const hasAnswered = now.answeredBytes > (base?.answeredBytes ?? 0);
  return {
    participantId: now.participantId,
    hasSocket: now.hasSocket,
    isIceAlive: now.isIceAlive,
    protocol: now.protocol,
    roundTripMs: roundTrips.length > 0 ? sum(roundTrips) / roundTrips.length : null,
    sentLoss: share(lostOf(sent), packetsOf(sent) + lostOf(sent)),
    receivedLoss: hasAnswered ? share(lostOf(received), packetsOf(received)) : null,
    sentBitsPerS: bitsPerS(now.sentBytes, base?.sentBytes),
    receivedBitsPerS: bitsPerS(now.receivedBytes, base?.receivedBytes),
  };
}

function listFlowing(before: readonly StreamReading[], now: readonly StreamReading[]): StreamReading[] {
  const counted = new Map(before.map((one) => [one.id, one]));
  return now
    .map((one) => ({ ...one, packets: one.packets - (counted.get(one.id)?.packets ?? 0), lost: one.lost - (counted.get(one.id)?.lost ?? 0) }))
    .filter((one) => one.packets > 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

function packetsOf(streams: readonly StreamReading[]): number {
  return sum(streams.map((one) => one.packets));
}

/** A packet that came late after all makes a count of losses go back. */
function lostOf(streams: readonly StreamReading[]): number {
  return Math.max(0, sum(streams.map((one) => one.lost)));
}

function share(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(1, part / whole) : null;
}
