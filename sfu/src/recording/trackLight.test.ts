import { expect, test } from 'vitest';
import { type TrackFacts, trackLight } from './trackLight.ts';

const flowing: TrackFacts = { source: 'microphone', isPaused: false, expectedForMs: 60_000, sealedAgeMs: 600, packets: 3000, missing: 0 };

test.each<[string, Partial<TrackFacts>, string]>([
  ['flowing and sealed a moment ago', {}, 'green'],
  ['that lost a packet or two', { missing: 3 }, 'green'],
  ['that loses many packets', { missing: 300 }, 'amber'],
  ['of which nothing was sealed for two seconds', { sealedAgeMs: 2000 }, 'amber'],
  ['of which nothing was sealed for more than three seconds', { sealedAgeMs: 3100 }, 'red'],
  ['paused for ten minutes', { isPaused: true, sealedAgeMs: 600_000 }, 'green'],
  ['that resumed this moment after ten minutes', { sealedAgeMs: 600_000, expectedForMs: 200 }, 'amber'],
  ['just opened, with nothing of it yet', { sealedAgeMs: null, expectedForMs: 500, packets: 0 }, 'amber'],
  ['opened long ago, with nothing of it yet', { sealedAgeMs: null, expectedForMs: 5000, packets: 0 }, 'red'],
  ['of a screen that stands still', { source: 'screen', sealedAgeMs: 6000 }, 'green'],
  ['of a screen that sends nothing at all any more', { source: 'screen', sealedAgeMs: 20_000 }, 'red'],
])('the light of a track %s', (_, facts, light) => {
  expect(trackLight({ ...flowing, ...facts })).toBe(light);
});
