import type { IceParameters, Transport } from 'mediasoup-client/types';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IceKeeper } from './IceKeeper.ts';

type State = Transport['connectionState'];
function build() {
  let tell: (state: State) => void = () => undefined;
  const transport = {
    connectionState: 'new' as State,
    closed: false,
    on: (_: string, listener: (state: State) => void) => {
      tell = listener;
    },
    restartIce: vi.fn(() => Promise.resolve()),
  };
  const onGiveUp = vi.fn();
  const askParameters = vi.fn(() => Promise.resolve({ usernameFragment: 'u', password: 'p' } as IceParameters));
  const keeper = new IceKeeper({ transport: transport as never, askParameters, onGiveUp, onState: () => undefined });
  const goes = (state: State): void => {
    transport.connectionState = state;
    tell(state);
  };
  return { keeper, transport, goes, onGiveUp, askParameters };
}

describe('keeping the path of a transport', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('looks for another way when the path is broken for a second, not for a hiccup', async () => {
    const { transport, goes } = build();
    goes('connected');
    goes('disconnected');
    await vi.advanceTimersByTimeAsync(900);
    goes('connected');
    await vi.advanceTimersByTimeAsync(5000);
    expect(transport.restartIce).not.toHaveBeenCalled();
    goes('disconnected');
    await vi.advanceTimersByTimeAsync(1001);
    expect(transport.restartIce).toHaveBeenCalledTimes(1);
  });
  it('joins anew when three restarts did not help', async () => {
    const { transport, goes, onGiveUp } = build();
    goes('failed');
    await vi.advanceTimersByTimeAsync(16_000);
    expect(transport.restartIce).toHaveBeenCalledTimes(3);
    expect(onGiveUp).toHaveBeenCalledTimes(1);
  });
  it('tries again although the signalling was away', async () => {
    const { transport, goes, askParameters } = build();
    askParameters.mockRejectedValueOnce(new Error('away'));
    goes('failed');
    await vi.advanceTimersByTimeAsync(5100);
    expect(transport.restartIce).toHaveBeenCalledTimes(1);
  });
  it('leaves a transport alone that was never used', () => {
    const { keeper, askParameters } = build();
    keeper.restartNow();
    expect(askParameters).not.toHaveBeenCalled();
  });
});
