import type { UnwrappedPacket } from '@assize/platform/rtp/RtpUnwrapper';
import { ClockEpoch, type SenderClock } from './SenderClock.ts';

interface Anchor {
  mediaMs: number;
  /** Sender's wall clock minus RTP time, ms. */
  shift: number;
  epoch: ClockEpoch;
}
interface Segment {
  anchors: Anchor[];
  /** Used while no report says better: RTP time itself as the sender's clock. */
  bare: ClockEpoch;
}

/** Reports to each side whose median is taken: one report out of line moves nothing. */
const reach = 2;
/** A picture cannot have been captured after it arrived, nor be on its way for longer than this, ms. */
const longestWayMs = 8000;

/**
 * Places RTP times of one stream on our wall clock: by sender reports onto the sender's clock, and by the
 * shortest way onto ours. First every packet and report is observed, then times are asked for.
 */
export class StreamClock {
  readonly #sender: SenderClock;
  readonly #segments: Segment[] = [];

  constructor(sender: SenderClock) {
    this.#sender = sender;
  }

  observeReport(segment: number, mediaMs: number, ntpMs: number, atMs: number): void {
    const { anchors } = this.#segment(segment, atMs - mediaMs);
    anchors.push({ mediaMs, shift: ntpMs - mediaMs, epoch: this.#sender.epochOf(ntpMs, atMs) });
  }

  observePacket(packet: UnwrappedPacket, atMs: number): void {
    const segment = this.#segment(packet.segment, atMs - packet.mediaMs);
    segment.bare.observe(packet.mediaMs, atMs);
    const last = segment.anchors.at(-1);
    last?.epoch.observe(packet.mediaMs + last.shift, atMs);
  }

  /** Makes the answers ready: to be called once, after the last observation. */
  settle(): void {
    for (const segment of this.#segments) segment.anchors = withMedians(segment.anchors.toSorted((a, b) => a.mediaMs - b.mediaMs));
  }

  /** Wall-clock ms (ours) at which this packet's content was captured. */
  wallMs(packet: UnwrappedPacket, atMs: number): number {
    const segment = this.#segments[packet.segment];
    if (!segment) return atMs;
    const wall = place(segment, packet.mediaMs, atMs);
    return Math.min(Math.max(wall, atMs - longestWayMs), atMs + 1000);
  }

  #segment(index: number, distance: number): Segment {
    return (this.#segments[index] ??= { anchors: [], bare: new ClockEpoch(distance) });
  }
}

function place(segment: Segment, mediaMs: number, atMs: number): number {
  const { anchors } = segment;
  const after = lowerBound(anchors, mediaMs);
  const right = anchors[after];
  const left = anchors[after - 1] ?? right;
  if (!left) return mediaMs + segment.bare.offsetAt(atMs);
  const offset = left.epoch.offsetAt(atMs);
  if (!right || right.epoch !== left.epoch || right.mediaMs <= left.mediaMs) return mediaMs + left.shift + offset;
  const share = (mediaMs - left.mediaMs) / (right.mediaMs - left.mediaMs);
  return mediaMs + left.shift + (right.shift - left.shift) * Math.min(Math.max(share, 0), 1) + offset;
}

function lowerBound(anchors: readonly Anchor[], mediaMs: number): number {
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.mediaMs ?? Infinity) < mediaMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withMedians(anchors: readonly Anchor[]): Anchor[] {
  return anchors.map((anchor, index) => {
    const near = anchors.slice(Math.max(0, index - reach), index + reach + 1).filter((one) => one.epoch === anchor.epoch);
    const shifts = near.map((one) => one.shift).toSorted((a, b) => a - b);
    return { ...anchor, shift: shifts[shifts.length >> 1] ?? anchor.shift };
  });
}
