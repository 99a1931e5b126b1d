import { expect, test } from 'vitest';
import { judgeTrack, type TrackFacts } from './trackLight.ts';

const voice: TrackFacts = {
  source: 'microphone',
  isPaused: false,
  expectedForMs: 60_000,
  sealedAgeMs: 600,
  pictureAgeMs: null,
  isSilent: false,
  lastMinute: { packets: 3000, missing: 0 },
};
const face: TrackFacts = { ...voice, source: 'camera', pictureAgeMs: 640 };
const screen: TrackFacts = { ...face, source: 'screen' };

test.each<[string, TrackFacts, string, string | null]>([
  ['flowing and sealed a moment ago', voice, 'green', null],
  ['that lost a packet or two', { ...voice, lastMinute: { packets: 3000, missing: 3 } }, 'green', null],
  ['that loses many packets', { ...voice, lastMinute: { packets: 3000, missing: 300 } }, 'amber', 'losing'],
  ['that loses more than one packet of ten', { ...voice, lastMinute: { packets: 2000, missing: 300 } }, 'red', 'losing'],
  ['of which nothing was sealed for two seconds', { ...voice, sealedAgeMs: 2000 }, 'amber', 'late'],
  ['of which nothing was sealed for more than three seconds', { ...voice, sealedAgeMs: 3100 }, 'red', 'late'],
  ['paused for ten minutes', { ...face, isPaused: true, sealedAgeMs: 600_000, pictureAgeMs: 600_000 }, 'green', null],
  ['that resumed this moment after ten minutes', { ...face, sealedAgeMs: 600_000, pictureAgeMs: 600_000, expectedForMs: 200 }, 'amber', 'late'],
  ['just opened, with nothing of it yet', { ...voice, sealedAgeMs: null, expectedForMs: 500 }, 'amber', 'nothing'],
  ['opened long ago, with nothing of it yet', { ...voice, sealedAgeMs: null, expectedForMs: 5000 }, 'red', 'nothing'],
  ['that is silence though the room hears the person', { ...voice, isSilent: true }, 'red', 'silent'],
  ['whose packets hold no new picture', { ...face, pictureAgeMs: 3100 }, 'amber', 'frozen'],
  ['whose packets never held a picture', { ...face, pictureAgeMs: null }, 'amber', 'frozen'],
  ['that resumed a second ago and has no new picture yet', { ...face, pictureAgeMs: 60_000, expectedForMs: 1000 }, 'green', null],
  ['of a screen that stands still', { ...screen, sealedAgeMs: 6000, pictureAgeMs: 6000 }, 'green', null],
  ['of a screen whose packets hold nothing new', { ...screen, pictureAgeMs: 12_100 }, 'amber', 'frozen'],
  ['of a screen that sends nothing at all any more', { ...screen, sealedAgeMs: 20_000, pictureAgeMs: 20_000 }, 'red', 'late'],
])('the light of a track %s', (_, facts, light, cause) => {
  expect(judgeTrack(facts)).toMatchObject({ light, cause });
});
