import { describe, expect, it } from 'vitest';
import { buildHearing } from '@assize/contracts/testing/buildHearing';
import { createRecordingClock } from '@assize/contracts/recording/recordingClock';
import type { ProductionOrder } from '@assize/contracts/recording/products';
import { encodeRtp } from '@assize/platform/testing/packetize';
import { findLogClockSteps, straightenOrder } from '../platform/straightenOrder.ts';
import type { TapeItem } from './readTape.ts';
import { RecorderClock } from './RecorderClock.ts';

const hourMs = 3_600_000;
const t0 = Date.parse('2026-11-24T01:00:00.000Z');

/** Packets of one voice, 50 a second; the recorder's clock says `clock` of the true time. */
function packets(fromS: number, toS: number, clock: (trueMs: number) => number, sentMs: (trueMs: number) => number = (ms) => ms): TapeItem[] {
  return Array.from({ length: Math.round((toS - fromS) * 50) }, (_, index): TapeItem => {
    const trueMs = t0 + fromS * 1000 + index * 20;
    const fields = {
      sequenceNumber: Math.round((trueMs - t0) / 20) & 0xffff,
      timestamp: ((sentMs(trueMs) - t0) * 48) >>> 0,
      ssrc: 7,
      marker: false,
      payloadType: 100,
    };
    return { type: 'packet', trackId: 1, bytes: encodeRtp({ ...fields, payload: Buffer.alloc(20) }), atMs: clock(trueMs), isReport: false };
  });
}
/** Follows blocks of half a second; answers the steps and the times given. */
function follow(recorder: RecorderClock, items: TapeItem[]): { steps: number[]; times: number[] } {
  const steps: number[] = [];
  for (let at = 0; at < items.length; at += 25) {
    const block = items.slice(at, at + 25);
    steps.push(...recorder.follow(block, t0));
  }
  return { steps, times: items.flatMap((item) => ('atMs' in item ? [item.atMs] : [])) };
}
const recorderOf = (): RecorderClock => {
  const recorder = new RecorderClock();
  const track = {
    trackId: 1,
    participantId: '',
    source: 'microphone',
    producerId: 'p',
    mimeType: 'audio/opus',
    payloadType: 100,
    clockRate: 48_000,
    channels: 2,
    ssrc: 7,
    parameters: {},
  };
  recorder.follow([{ type: 'opened', track: track as never, atMs: t0 }], t0);
  return recorder;
};

describe('a clock that is set by an hour while the court sits', () => {
  it.each([hourMs, -hourMs])('moves nothing on the tape, and is named where it was set (%d ms)', (byMs) => {
    const { steps, times } = follow(
      recorderOf(),
      packets(0, 20, (ms) => (ms < t0 + 10_000 ? ms : ms + byMs)),
    );
    expect(steps).toHaveLength(1);
    expect(Math.abs((steps[0] ?? 0) - (t0 + 10_000))).toBeLessThan(50);
    for (const [index, ms] of times.entries()) expect(Math.abs(ms - (t0 + index * 20))).toBeLessThan(1);
  });

  it('is not suspected when nothing came for minutes, or when a sender set its own clock', () => {
    const late = (ms: number): number => ms;
    const { steps } = follow(recorderOf(), [...packets(0, 5, late), ...packets(305, 310, late)]);
    expect(steps).toEqual([]);
    const jumping = packets(0, 10, late, (ms) => (ms < t0 + 5000 ? ms : ms + hourMs));
    expect(follow(recorderOf(), jumping).steps).toEqual([]);
  });
});

describe('the log of a hearing whose clock was set', () => {
  it('gets its own times back, in the log as in the spans, from what the recorder was told', () => {
    const hearing = buildHearing({ roles: ['presidingJudge', 'plaintiff'], upTo: 'inSession' });
    const lines = hearing.events;
    const fromSeq = lines.at(-1)?.seq ?? 0;
    const openedMs = Date.parse(hearing.state.openedAt ?? '');
    const closed = lines.slice(-1).map((line) => ({ ...line, seq: fromSeq + 1, at: new Date(openedMs + hourMs + 60_000).toISOString() }));
    const events = [...lines, ...closed];
    const steps = findLogClockSteps([
      { seq: fromSeq, loggedAtMs: openedMs, atMs: openedMs + 20 },
      { seq: fromSeq + 1, loggedAtMs: openedMs + hourMs + 60_000, atMs: openedMs + 60_010 },
    ]);
    expect(steps).toEqual([{ fromSeq: fromSeq + 1, byMs: hourMs + 10 }]);
    const spans = [{ fromAt: new Date(openedMs).toISOString(), toAt: new Date(openedMs + hourMs + 60_000).toISOString() }];
    const order = { spans, log: { events } } as unknown as ProductionOrder;
    const clock = createRecordingClock(straightenOrder(order, steps));
    expect(Math.abs(clock.durationMs - 60_000)).toBeLessThan(50);
  });
});
