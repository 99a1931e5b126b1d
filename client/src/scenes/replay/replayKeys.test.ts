import { expect, it } from 'vitest';
import { keyAct } from './replayKeys.ts';

const now = { atMs: 20_000, speed: 1, chapters: [{ atMs: 0 }, { atMs: 15_000 }, { atMs: 60_000 }] };

it('keys go back and on by seconds, pictures and chapters, and never before the beginning', () => {
  const to = (key: string, atMs = 20_000): unknown => keyAct(key, { ...now, atMs });
  expect(to('ArrowLeft')).toEqual({ kind: 'seek', atMs: 10_000 });
  expect(to('j', 5000)).toEqual({ kind: 'seek', atMs: 0 });
  expect(to('.')).toEqual({ kind: 'seek', atMs: 20_040, pauses: true });
  expect(to('ArrowDown')).toEqual({ kind: 'seek', atMs: 60_000 });
  expect(to('ArrowDown', 70_000)).toBeUndefined();
  expect(to('x')).toBeUndefined();
});

it('keys change the speed by steps up to four times', () => {
  expect(keyAct('>', { ...now, speed: 3 })).toEqual({ kind: 'speed', speed: 4 });
  expect(keyAct('>', { ...now, speed: 4 })).toEqual({ kind: 'speed', speed: 4 });
  expect(keyAct('<', now)).toEqual({ kind: 'speed', speed: 0.75 });
});
