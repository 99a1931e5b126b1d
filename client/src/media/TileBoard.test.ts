import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RemoteTrack } from './mediaState.ts';
import { TileBoard } from './TileBoard.ts';

const tracks: Record<string, RemoteTrack> = {
  one: { consumerId: 'one', participantId: 'judge', source: 'camera', track: {} as MediaStreamTrack, isPaused: false },
};
const report = { participantId: 'judge', source: 'camera', isVisible: true, heightPx: 500 } as const;

describe('the board of places on the screen', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('tells once for many changes at one moment, and not again for the same', async () => {
    const send = vi.fn(() => Promise.resolve());
    const board = new TileBoard({ send, getTracks: () => tracks });
    const place = {};
    for (const heightPx of [410, 450, 500]) board.report(place, { ...report, heightPx });
    await vi.advanceTimersByTimeAsync(200);
    board.refresh();
    await vi.advanceTimersByTimeAsync(200);
    expect(send).toHaveBeenCalledTimes(1);
    board.report(place, undefined);
    await vi.advanceTimersByTimeAsync(200);
    expect(send).toHaveBeenLastCalledWith([expect.objectContaining({ isVisible: false })]);
  });
  it('tells again what was not heard, and everything to a new room', async () => {
    const send = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('lost')).mockResolvedValue(undefined);
    const board = new TileBoard({ send, getTracks: () => tracks });
    board.report({}, report);
    await vi.advanceTimersByTimeAsync(200);
    await vi.advanceTimersByTimeAsync(1100);
    expect(send).toHaveBeenCalledTimes(2);
    board.forget();
    board.refresh();
    await vi.advanceTimersByTimeAsync(200);
    expect(send).toHaveBeenCalledTimes(3);
  });
});
