import { afterEach, describe, expect, it, vi } from 'vitest';
import { recallWanted, rememberWanted } from './wantedMemory.ts';

function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}
afterEach(() => vi.unstubAllGlobals());

describe('what was wanted of microphone and camera', () => {
  it('is on until it was switched off, each by itself', () => {
    vi.stubGlobal('sessionStorage', storage());
    expect([recallWanted('microphone'), recallWanted('camera')]).toEqual([true, true]);
    rememberWanted('microphone', false);
    expect([recallWanted('microphone'), recallWanted('camera')]).toEqual([false, true]);
    rememberWanted('microphone', true);
    expect(recallWanted('microphone')).toBe(true);
  });
  it('is on where nothing can be kept', () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(recallWanted('camera')).toBe(true);
  });
});
