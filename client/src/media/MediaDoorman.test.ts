import type { MediaAddress } from '@assize/contracts/court/signalling';
import { describe, expect, it, vi } from 'vitest';
import { MediaDoorman } from './MediaDoorman.ts';

const first: MediaAddress = { url: 'https://one', grant: 'a', roomId: null };
const second: MediaAddress = { url: 'https://two', grant: 'b', roomId: null };

describe('where the media is', () => {
  it('is asked of the court', async () => {
    const ask = vi.fn(() => Promise.resolve(first));
    const doorman = new MediaDoorman(ask);
    await doorman.address(false);
    await doorman.address(false);
    expect(ask).toHaveBeenCalledTimes(2);
    await doorman.address(true);
    expect(ask).toHaveBeenCalledTimes(2);
  });
  it('is as last known while the court is away', async () => {
    const ask = vi.fn<() => Promise<MediaAddress>>().mockResolvedValueOnce(first).mockRejectedValue(new Error('away'));
    const doorman = new MediaDoorman(ask);
    await doorman.address(false);
    await expect(doorman.address(false)).resolves.toEqual(first);
    doorman.forget();
    await expect(doorman.address(false)).rejects.toThrow('away');
  });
  it('has moved when the court names another node', async () => {
    const ask = vi.fn<() => Promise<MediaAddress>>().mockResolvedValueOnce(first).mockResolvedValueOnce(first).mockResolvedValue(second);
    const doorman = new MediaDoorman(ask);
    await doorman.address(false);
    expect([await doorman.hasMoved(), await doorman.hasMoved()]).toEqual([false, true]);
  });
  it('has moved when the court names another room on the same node', async () => {
    const ask = vi
      .fn<() => Promise<MediaAddress>>()
      .mockResolvedValueOnce(first)
      .mockResolvedValue({ ...first, roomId: 'a-private-room' });
    const doorman = new MediaDoorman(ask);
    await doorman.address(false);
    expect(await doorman.hasMoved()).toBe(true);
  });
});
