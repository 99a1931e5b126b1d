import { expect, test } from 'vitest';
import { judgeNothing, judgePicture, judgeSound, rehearsalKeys } from './rehearsal.ts';
import { recordingKeys } from './products.ts';

test.each([
  [-20, 'heard'],
  [-50, 'heard'],
  [-56, 'silent'],
  [-Infinity, 'silent'],
  [null, 'silent'],
])('sound of %s dBFS is %s', (levelDb, verdict) => {
  expect(judgeSound(levelDb)).toBe(verdict);
});

test('a picture is seen, stands still, or is not there', () => {
  expect(judgePicture({ pictures: 50, stillMs: 400 })).toBe('seen');
  expect(judgePicture({ pictures: 50, stillMs: 6000 })).toBe('frozen');
  expect(judgePicture({ pictures: 0, stillMs: 0 })).toBe('noPicture');
});

test('what left no file was switched off, or is missing', () => {
  expect(judgeNothing('microphone', true)).toBe('off');
  expect(judgeNothing('microphone', false)).toBe('silent');
  expect(judgeNothing('camera', false)).toBe('noPicture');
});

test('no rehearsal lies where recordings are', () => {
  const id = '018f0000-0000-7000-8000-00000000000a';
  for (const key of [rehearsalKeys.prefix(id), rehearsalKeys.journal(id, 0), rehearsalKeys.product(id, 'a.webm')])
    expect(key.startsWith(recordingKeys.prefix(id))).toBe(false);
});
