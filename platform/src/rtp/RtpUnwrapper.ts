import type { RtpPacket } from './rtpPacket.ts';

export interface UnwrappedPacket {
  /** Sequence number without wrap-around; grows over resets too. */
  sequence: number;
  /** RTP time in ms without wrap-around, on this segment's own base. */
  mediaMs: number;
  /** Grows when the sender's RTP clock jumps or starts anew. */
  segment: number;
}

/** How far the RTP clock may run away from the clock of arrival between two packets before it is a jump. */
const jumpMs = 3000;

function nearest(value: number, modulus: number, reference: number): number {
  const base = Math.round((reference - value) / modulus);
  return value + base * modulus;
}

/**
 * Removes wrap-around from sequence numbers and timestamps of one stream, in order of arrival, and notices a
 * clock that jumps. Fed with the same packets it always gives the same answers.
 */
export class RtpUnwrapper {
  readonly #clockRate: number;
  #highestSequence: number | undefined;
  #sequenceShift = 0;
  #timestamp = 0;
  #arrivedAtMs = 0;
  #segment = 0;

  constructor(clockRate: number) {
    this.#clockRate = clockRate;
  }

  get segment(): number {
    return this.#segment;
  }

  unwrap(packet: RtpPacket, atMs: number): UnwrappedPacket {
    if (this.#highestSequence === undefined) {
      this.#highestSequence = packet.sequenceNumber;
      this.#accept(packet.timestamp, atMs);
      return this.#answer(this.#highestSequence, packet.timestamp);
    }
    const raw = nearest(packet.sequenceNumber, 65536, this.#highestSequence - this.#sequenceShift);
    let sequence = raw + this.#sequenceShift;
    let timestamp = nearest(packet.timestamp, 2 ** 32, this.#timestamp);
    const step = ((timestamp - this.#timestamp) / this.#clockRate) * 1000;
    const isOff = Math.abs(step - (atMs - this.#arrivedAtMs)) > jumpMs;
    // A late retransmission carries an old timestamp and is no jump; an old number far back is a new start.
    const isLate = sequence <= this.#highestSequence && sequence > this.#highestSequence - 2000 && step <= 0 && step > -10_000;
    if (isOff && !isLate) {
      this.#segment++;
      this.#sequenceShift += this.#highestSequence + 1 - sequence;
      sequence = this.#highestSequence + 1;
      timestamp = packet.timestamp;
    }
    if (sequence > this.#highestSequence) {
      this.#highestSequence = sequence;
      this.#accept(timestamp, atMs);
    }
    return this.#answer(sequence, timestamp);
  }

  /** RTP time of a report in ms on the present segment's base; undefined when it belongs to another clock. */
  placeReport(rtpTimestamp: number, atMs: number): number | undefined {
    if (this.#highestSequence === undefined) return undefined;
    const timestamp = nearest(rtpTimestamp, 2 ** 32, this.#timestamp);
    const step = ((timestamp - this.#timestamp) / this.#clockRate) * 1000;
    if (Math.abs(step - (atMs - this.#arrivedAtMs)) > jumpMs) return undefined;
    return (timestamp / this.#clockRate) * 1000;
  }

  #accept(timestamp: number, atMs: number): void {
    this.#timestamp = timestamp;
    this.#arrivedAtMs = atMs;
  }

  #answer(sequence: number, timestamp: number): UnwrappedPacket {
    return { sequence, mediaMs: (timestamp / this.#clockRate) * 1000, segment: this.#segment };
  }
}
