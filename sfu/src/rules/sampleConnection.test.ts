import { describe, expect, test } from 'vitest';
import { type ConnectionReading, sampleConnection, type StreamReading } from './sampleConnection.ts';

function build(given: Partial<ConnectionReading> = {}): ConnectionReading {
  return {
    participantId: 'anna',
    connectionId: 'first',
    hasSocket: true,
    isIceAlive: true,
    protocol: 'udp',
    madeAtMs: 1000,
    atMs: 11_000,
    sentBytes: 0,
    receivedBytes: 0,
    answeredBytes: 0,
    sent: [],
    received: [],
    ...given,
  };
}
function stream(id: string, packets: number, lost = 0, roundTripMs: number | null = null): StreamReading {
  return { id, packets, lost, roundTripMs };
}

describe('a sample of a connection', () => {
  test('says of a person with nothing flowing that nothing is known, which is not the same as no loss', () => {
    const still = { sent: [stream('a', 500, 20, 30)], received: [stream('b', 900, 5, 40)], answeredBytes: 800 };
    expect(sampleConnection(build(still), build({ ...still, atMs: 21_000, answeredBytes: 900 }))).toEqual({
      participantId: 'anna',
      hasSocket: true,
      isIceAlive: true,
      protocol: 'udp',
      roundTripMs: null,
      sentLoss: null,
      receivedLoss: null,
      sentBitsPerS: 0,
      receivedBitsPerS: 0,
    });
  });

  test('tells what happened since the one before, and nothing of earlier', () => {
    const before = build({ sentBytes: 1_000_000, receivedBytes: 50_000, answeredBytes: 10, sent: [stream('a', 1000, 400)], received: [stream('b', 2000, 0)] });
    const now = build({
      atMs: 21_000,
      sentBytes: 1_250_000,
      receivedBytes: 175_000,
      answeredBytes: 20,
      sent: [stream('a', 1450, 450, 20)],
      received: [stream('b', 3000, 100, 40)],
    });
    expect(sampleConnection(before, now)).toMatchObject({
      sentLoss: 50 / 500,
      receivedLoss: 100 / 1000,
      sentBitsPerS: 200_000,
      receivedBitsPerS: 100_000,
      roundTripMs: 30,
    });
  });

  test('of a new connection covers the time since it was made', () => {
    const now = build({ madeAtMs: 9000, sentBytes: 25_000, sent: [stream('a', 99, 1)] });
    expect(sampleConnection(undefined, now)).toMatchObject({ sentLoss: 0.01, sentBitsPerS: 100_000 });
    expect(sampleConnection(build({ connectionId: 'another', sentBytes: 900_000, sent: [stream('a', 5000)] }), now)).toMatchObject({
      sentLoss: 0.01,
      sentBitsPerS: 100_000,
    });
  });

  test('holds streams that began meanwhile, and not those that stood still or ended', () => {
    const before = build({ sent: [stream('ended', 700, 70), stream('paused', 100, 50, 900)] });
    const now = build({ atMs: 21_000, sent: [stream('paused', 100, 60, 900), stream('new', 90, 10, 20)] });
    expect(sampleConnection(before, now)).toMatchObject({ sentLoss: 0.1, roundTripMs: 20 });
  });

  test('knows of no loss at a receiver of whom nothing comes back', () => {
    const before = build({ answeredBytes: 700, received: [stream('b', 1000)] });
    const now = build({ atMs: 21_000, answeredBytes: 700, receivedBytes: 1000, received: [stream('b', 1500)] });
    expect(sampleConnection(before, now).receivedLoss).toBeNull();
  });

  test('is never below no loss nor above all, whatever was counted late or twice', () => {
    const before = build({ sent: [stream('a', 100, 9)], received: [stream('b', 100, 0)] });
    const now = build({ atMs: 21_000, answeredBytes: 1, sent: [stream('a', 200, 3)], received: [stream('b', 110, 40)] });
    expect(sampleConnection(before, now)).toMatchObject({ sentLoss: 0, receivedLoss: 1 });
  });
});
