import type { ControlFact } from '@assize/contracts/control/protocol';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CourtroomGauge } from './CourtroomGauge.ts';
import type { Courtroom } from './MediaRoom.ts';
import type { HearingListener } from './PlacedHearing.ts';
import type { RoomListener } from './RoomListener.ts';
import { levelIntervalMs } from './rules/SpeechMeter.ts';

/** A hearing without media: the test says what is heard in its courtroom. */
class Hearing {
  readonly hearingId = 'hearing';
  readonly facts: ControlFact<'speech'>[] = [];
  readonly gauge: CourtroomGauge;
  #listener: HearingListener | undefined;
  #inRoom: Partial<RoomListener> | undefined;

  constructor() {
    this.gauge = CourtroomGauge.create({ hearing: this, getNodeLoad: () => 0, tell: (_, fact) => this.facts.push(fact as ControlFact<'speech'>) });
  }
  listen(listener: HearingListener): () => void {
    this.#listener = listener;
    this.enter('one');
    return () => undefined;
  }
  enter(roomEpoch: string): void {
    const listen = (inRoom: Partial<RoomListener>): (() => void) => {
      this.#inRoom = inRoom;
      return () => undefined;
    };
    this.#listener?.onRoom({ roomEpoch, listen } as unknown as Courtroom, roomEpoch !== 'one');
  }
  lose(): void {
    this.#listener?.onRoomLost();
  }
  /** For so many intervals somebody speaks, or there is a sound too low for speech. */
  hear(intervals: number, level = -25): void {
    for (let count = 0; count < intervals; count++) {
      vi.advanceTimersByTime(levelIntervalMs);
      this.#inRoom?.onVoices?.([{ participantId: 'anna', level }]);
    }
  }
}

let hearing: Hearing;
beforeEach(() => {
  vi.useFakeTimers();
  hearing = new Hearing();
});
afterEach(() => {
  hearing.gauge.close();
  vi.useRealTimers();
});

describe('servers are told how long each person has spoken', () => {
  test('at most once a second, with all that was spoken so far', () => {
    hearing.hear(20);
    vi.advanceTimersByTime(5000);
    const times = hearing.facts.map((one) => Date.parse(one.at));
    for (const [index, atMs] of times.slice(1).entries()) expect(atMs - (times[index] ?? 0)).toBeGreaterThanOrEqual(1000);
    expect(times.length).toBeGreaterThanOrEqual(4);
    expect(hearing.facts.at(-1)).toMatchObject({ hearingId: 'hearing', roomEpoch: 'one', spokenMs: { anna: 6000 } });
  });

  test('not while nobody speaks', () => {
    hearing.hear(10, -55);
    expect(hearing.facts).toEqual([]);
  });

  test('of each room by itself, to the last word before its worker died', () => {
    hearing.hear(2);
    hearing.lose();
    hearing.enter('two');
    hearing.hear(1);
    hearing.gauge.close();
    expect(hearing.facts.map(({ roomEpoch, spokenMs }) => [roomEpoch, spokenMs])).toEqual([
      ['one', { anna: 600 }],
      ['two', { anna: 300 }],
    ]);
  });

  test('again when one has just connected, which may not have heard it', () => {
    hearing.gauge.retell();
    expect(hearing.facts).toEqual([]);
    hearing.hear(2);
    vi.advanceTimersByTime(2000);
    hearing.gauge.retell();
    expect(hearing.facts.map((one) => one.spokenMs)).toEqual([{ anna: 600 }, { anna: 600 }]);
  });
});
