import { describe, expect, test } from 'vitest';
import { levelIntervalMs, SpeechMeter } from './SpeechMeter.ts';

const [loud, quiet] = [-25, -58];

/** The levels of one person, an interval each; null where the sfu told nothing of them. */
function speak(meter: SpeechMeter, levels: readonly (number | null)[], fromMs = 0): number {
  levels.forEach((level, index) => {
    meter.take(level === null ? [] : [{ participantId: 'anna', level }], fromMs + (index + 1) * levelIntervalMs);
  });
  return meter.spokenMs['anna'] ?? 0;
}

describe('the time somebody has spoken', () => {
  test('is the length of the intervals with a voice in them', () => {
    expect(speak(new SpeechMeter(), [loud, loud, loud, loud])).toBe(1200);
  });

  test('holds the short pauses between words', () => {
    expect(speak(new SpeechMeter(), [loud, quiet, null, loud])).toBe(1200);
  });

  test('holds no longer pause', () => {
    expect(speak(new SpeechMeter(), [loud, null, null, null, loud])).toBe(600);
  });

  test('holds no pause with which speech ends', () => {
    expect(speak(new SpeechMeter(), [loud, quiet, quiet])).toBe(300);
  });

  test('does not grow by the noise of a room', () => {
    const meter = new SpeechMeter();
    expect(speak(meter, [quiet, quiet, quiet])).toBe(0);
    expect(meter.spokenMs).toEqual({});
  });

  test('holds nothing of a pause in which the microphone was off', () => {
    const meter = new SpeechMeter();
    speak(meter, [loud, loud]);
    meter.hush('anna');
    expect(speak(meter, [null, loud], 600)).toBe(900);
  });

  test('is the same when news of it comes late and in a heap', () => {
    const meter = new SpeechMeter();
    for (const atMs of [300, 600, 1190, 1200, 1210, 1500]) meter.take([{ participantId: 'anna', level: loud }], atMs);
    expect(meter.spokenMs).toEqual({ anna: 1500 });
  });

  test('is counted for each person who speaks at once', () => {
    const meter = new SpeechMeter();
    const both = ['anna', 'bert'].map((participantId) => ({ participantId, level: loud }));
    expect(meter.take(both, 300)).toBe(true);
    expect(meter.take(both.slice(1), 600)).toBe(true);
    expect(meter.take([{ participantId: 'anna', level: quiet }], 900)).toBe(false);
    expect(meter.spokenMs).toEqual({ anna: 300, bert: 600 });
  });
});
