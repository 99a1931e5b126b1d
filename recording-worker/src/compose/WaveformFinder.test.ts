import { waveformSchema } from '@assize/contracts/recording/waveform';
import { expect, it } from 'vitest';
import { WaveformFinder } from './WaveformFinder.ts';

const rate = 48_000;
const [ann, bob] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
const sound = (seconds: number, level: number): Float32Array => new Float32Array(seconds * rate).fill(-level);

it('tells how loud each person was in every tenth of a second, in whatever pieces their sound comes', () => {
  const finder = new WaveformFinder();
  const say = (participantId: string, fromS: number, samples: Float32Array): void => {
    for (let index = 0; index < samples.length; index += 7001)
      finder.take({ name: participantId, participantId }, fromS * rate + index, samples.slice(index, index + 7001));
  };
  say(bob, 0.3, sound(0.2, 1.5));
  say(ann, 0, sound(0.2, 0.5));
  say(ann, 1000, sound(0.1, 1));
  // A second track of the same person in the same moment.
  finder.take({ name: 'other', participantId: ann }, 0.1 * rate, sound(0.1, 0.25));
  const found = waveformSchema.parse(finder.read());
  expect(found.voices.map((one) => one.participantId)).toEqual([ann, bob]);
  const [first, second] = found.voices;
  expect(first?.peaks.slice(0, 3)).toEqual([128, 128, 0]);
  expect(first?.peaks).toHaveLength(10_001);
  expect(first?.peaks.at(-1)).toBe(255);
  expect(second?.peaks).toEqual([0, 0, 0, 255, 255]);
});
