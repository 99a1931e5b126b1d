import { silentFrame, toneFrame } from '@assize/platform/testing/opusFrames';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { levelIntervalMs } from '../rules/SpeechMeter.ts';
import { SilenceWatch } from './SilenceWatch.ts';
import { TrackMeter } from './TrackMeter.ts';

const loudDb = -30;
let watch: SilenceWatch;
let nowMs: number;
beforeEach(() => {
  watch = new SilenceWatch();
  nowMs = 1_000_000;
});
afterEach(() => watch.close());

type Heard = Parameters<SilenceWatch['listen']>[0][number];
function microphone(): Heard {
  return { from: { id: 'microphone', participantId: 'anna', source: 'microphone' }, meter: new TrackMeter(true), isPaused: false };
}
/** Three seconds of these packets are sealed, while the room hears the person at this level. */
async function pass(track: Heard, payload: Buffer, level: number): Promise<boolean> {
  for (let turn = 0; turn < 150; turn++) {
    nowMs += 20;
    const head = Buffer.alloc(12);
    head.writeUInt8(0x80, 0);
    head.writeUInt16BE((nowMs / 20) & 0xffff, 2);
    track.meter.write(Buffer.concat([head, payload]), nowMs);
    if (nowMs % levelIntervalMs === 0) watch.heed([{ participantId: 'anna', level }], nowMs);
  }
  track.meter.seal(nowMs);
  await watch.listen([track], nowMs);
  return watch.isSilent(track);
}

test('a record that holds silence while the room hears the person is found', async () => {
  expect(await pass(microphone(), silentFrame, loudDb)).toBe(true);
});

test('so is sound that no player can decode', async () => {
  expect(await pass(microphone(), Buffer.from([0xff, 0xff, 0xff]), loudDb)).toBe(true);
});

test('a voice in the record is none, nor is the silence of somebody whom the room does not hear either', async () => {
  expect(await pass(microphone(), toneFrame, loudDb)).toBe(false);
  expect(await pass(microphone(), silentFrame, -60)).toBe(false);
});

test('it is so until the voice is heard in the record again', async () => {
  const track = microphone();
  expect(await pass(track, silentFrame, loudDb)).toBe(true);
  // Not speaking any more says nothing of the microphone.
  expect(await pass(track, silentFrame, -60)).toBe(true);
  expect(await pass(track, toneFrame, loudDb)).toBe(false);
});
