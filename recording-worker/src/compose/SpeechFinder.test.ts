import { expect, it } from 'vitest';
import { SpeechFinder } from './SpeechFinder.ts';

const rate = 48_000;
const [ann, bob] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
/** A voice of about -20 dB, or the noise of a quiet room. */
function sound(seconds: number, level: number): Float32Array {
  return Float32Array.from({ length: seconds * rate }, (_, index) => level * Math.sin((index * 2 * Math.PI * 220) / rate));
}
const voice = (seconds: number): Float32Array => sound(seconds, 0.14);
const quiet = (seconds: number): Float32Array => sound(seconds, 0.001);

it('finds who was heard when, and takes a breath for speech and a knock for none', () => {
  const finder = new SpeechFinder();
  const say = (participantId: string, fromS: number, samples: Float32Array): void => {
    // In pieces as they come, not in windows.
    for (let index = 0; index < samples.length; index += 7001)
      finder.take({ name: participantId, participantId }, fromS * rate + index, samples.slice(index, index + 7001));
  };
  say(ann, 0, quiet(2));
  say(ann, 2, voice(3));
  say(ann, 5, quiet(0.5));
  say(ann, 5.5, voice(1.5));
  say(bob, 6, voice(2));
  say(ann, 7, quiet(3));
  say(ann, 10, voice(0.2));
  say(bob, 12, voice(1));
  expect(finder.list()).toEqual([
    { participantId: ann, fromMs: 2000, toMs: 7000 },
    { participantId: bob, fromMs: 6000, toMs: 8000 },
    { participantId: bob, fromMs: 12_000, toMs: 13_000 },
  ]);
});

it('joins the tracks of somebody who came back', () => {
  const finder = new SpeechFinder();
  finder.take({ name: 'one', participantId: ann }, 0, voice(1));
  finder.take({ name: 'two', participantId: ann }, 1.3 * rate, voice(1));
  expect(finder.list()).toEqual([{ participantId: ann, fromMs: 0, toMs: 2300 }]);
});
