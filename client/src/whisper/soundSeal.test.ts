import { describe, expect, test } from 'vitest';
import { importSoundKey, openFrame, readTrailer, ReplayWindow, sealFrame } from './soundSeal.ts';

const raw = (fill: number) => new Uint8Array(32).fill(fill);
const voice = new Uint8Array([0xfc, 1, 2, 3, 4, 5]);

describe('a sealed frame of sound', () => {
  test('tells its key and number and nothing else; only its key opens it', async () => {
    const key = await importSoundKey(3, raw(1));
    const [frame, next] = [await sealFrame(key, 9, voice), await sealFrame(key, 10, voice)];
    expect(readTrailer(frame)).toEqual({ keyId: 3, counter: 9 });
    expect(Buffer.from(frame).includes(Buffer.from(voice))).toBe(false);
    expect(Buffer.from(frame).subarray(0, 6)).not.toEqual(Buffer.from(next).subarray(0, 6));
    expect(new Uint8Array(await openFrame(key, frame))).toEqual(voice);
    await expect(openFrame(await importSoundKey(3, raw(2)), frame)).rejects.toThrow();
  });

  test('that was changed, also in its numbers, does not open; what is too short is no frame', async () => {
    const key = await importSoundKey(1, raw(1));
    const frame = await sealFrame(key, 1, voice);
    for (const at of [0, voice.length + 3, frame.byteLength - 1]) {
      const changed = new Uint8Array(frame.slice(0));
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(openFrame(key, changed.buffer)).rejects.toThrow();
    }
    expect(readTrailer(new ArrayBuffer(27))).toBeUndefined();
  });

  test('is heard once, in any order, and not when it is too old to tell', () => {
    const window = new ReplayWindow();
    expect([5, 3, 5, 4, 3].map((counter) => window.admits(counter))).toEqual([true, true, false, true, false]);
    for (let counter = 6; counter < 3000; counter += 1) expect(window.admits(counter)).toBe(true);
    expect([2999, 2500, 2400, 1, 3000].map((counter) => window.admits(counter))).toEqual([false, false, false, false, true]);
  });
});
