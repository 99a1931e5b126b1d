import { describe, expect, test } from 'vitest';
import { buildRecorderHistory, keepHealth, type Keeping, type KeptHealth, listTroubles, recorderHistorySchema } from './recorderHistory.ts';

const hearingId = '018f0000-0000-7000-8000-00000000000b';
const anna = '018f0000-0000-7000-8000-00000000000a';
const startMs = Date.parse('2026-11-24T02:00:00.000Z');
const at = (s: number): string => new Date(startMs + s * 1000).toISOString();

type Track = KeptHealth['tracks'][number];
function health(s: number, change: Partial<Track> = {}, whole: Partial<KeptHealth> = {}): KeptHealth {
  const track: Track = { participantId: anna, source: 'microphone', missing: 0, isPaused: false, light: 'green', cause: null, ...change };
  return { at: at(s), state: 'capturing', cause: null, sealedAgeMs: 400, hoursLeft: 20, tracks: [track], ...whole };
}
const silent = { light: 'red', cause: 'silent' } as const;

/** What is kept of these, one a second. */
function keepAll(all: readonly KeptHealth[]): KeptHealth[] {
  let keeping: Keeping | undefined;
  return all.flatMap((one) => {
    const next = keepHealth(keeping, one);
    keeping = next ?? keeping;
    return next ? [one] : [];
  });
}

describe('what is kept', () => {
  test('is one each ten seconds while nothing changes, and a change at once', () => {
    const all = Array.from({ length: 30 }, (_, s) => health(s, s >= 13 && s < 16 ? silent : {}));
    expect(keepAll(all).map((one) => one.at)).toEqual([0, 10, 13, 16, 20].map(at));
  });

  test('stays bounded when a light flickers: six hours make no more than 26 a minute', () => {
    const all = Array.from({ length: 6 * 3600 }, (_, s) => health(s, s % 2 === 0 ? silent : {}));
    expect(keepAll(all).length).toBeLessThanOrEqual(6 * 60 * 26);
  });

  test('of six hours without a change is 2160', () => {
    expect(keepAll(Array.from({ length: 6 * 3600 }, (_, s) => health(s)))).toHaveLength(2160);
  });

  test('does not grow by counts that go up', () => {
    expect(keepAll([health(0), health(1, { missing: 3 }), health(2, { missing: 9 })])).toHaveLength(1);
  });
});

describe('the history', () => {
  test('tells of each source in stretches of one light for one cause, with the most that was missing', () => {
    const history = buildRecorderHistory(hearingId, [health(0), health(10), health(13, { ...silent, missing: 7 }), health(16, { missing: 2 }), health(20)]);
    expect(recorderHistorySchema.parse(history)).toEqual(history);
    expect(history.recorder).toEqual([{ fromAt: at(0), toAt: at(20), light: 'green', cause: null }]);
    expect(history.people).toEqual([
      {
        participantId: anna,
        sources: [
          {
            source: 'microphone',
            missing: 7,
            spans: [
              { fromAt: at(0), toAt: at(13), light: 'green', cause: null, isPaused: false },
              { fromAt: at(13), toAt: at(16), ...silent, isPaused: false },
              { fromAt: at(16), toAt: at(20), light: 'green', cause: null, isPaused: false },
            ],
          },
        ],
      },
    ]);
    expect(listTroubles(history)).toEqual([{ participantId: anna, source: 'microphone', fromAt: at(13), toAt: at(16), ...silent }]);
  });

  test('does not guess how it was while nothing was told, as in a recess', () => {
    const [recorder] = [buildRecorderHistory(hearingId, [health(0), health(10), health(600), health(610)]).recorder];
    expect(recorder.map(({ fromAt, toAt }) => [fromAt, toAt])).toEqual([
      [at(0), at(20)],
      [at(600), at(610)],
    ]);
  });

  test('names a fault of the recorder as a whole, in the order of time', () => {
    const failing = health(5, {}, { state: 'failing', cause: 'diskFull', tracks: [] });
    const troubles = listTroubles(buildRecorderHistory(hearingId, [health(0, silent), failing, health(9)]));
    expect(troubles.map(({ participantId, cause, fromAt }) => [participantId, cause, fromAt])).toEqual([
      [anna, 'silent', at(0)],
      [null, 'diskFull', at(5)],
    ]);
  });
});
