import { encodeH264, encodeOpus } from '@assize/platform/testing/encodeMedia';
import { expect, it } from 'vitest';
import { measureAssembling } from '../testing/measureAssembling.ts';

it('assembles twelve people in memory that does not grow with the length of the hearing', { timeout: 900_000 }, async () => {
  const [pictures, sound] = await Promise.all([encodeH264('testsrc2=s=320x180:r=25', 12), encodeOpus('sine=440:sample_rate=48000', 12)]);
  const loops = { people: 12, camera: { frames: pictures, seconds: 12 }, microphone: { frames: sound, seconds: 12 } };
  const short = await measureAssembling({ ...loops, minutes: 1 });
  const long = await measureAssembling({ ...loops, minutes: 4 });
  expect([short.tracks, long.tracks]).toEqual([24, 24]);
  expect(long.trackBytes).toBeGreaterThan(3.9 * short.trackBytes);
  // Four times as much came through; what is kept of it are a few bytes a picture.
  expect(long.peakMb - short.peakMb).toBeLessThan(0.25 * short.peakMb + 40);
});
