import type { Transport, IceParameters } from 'mediasoup-client/types';

interface Options {
  transport: Pick<Transport, 'on' | 'restartIce' | 'connectionState' | 'closed'>;
  /** Asks the sfu for fresh ICE parameters. */
  askParameters: () => Promise<IceParameters>;
  /** The path does not come back by restarts: join anew. */
  onGiveUp: () => void;
  onState: (isConnected: boolean) => void;
}

// The field waits 15 to 30 s for ICE to say "failed"; a second without packets is enough to look for another way.
const disconnectedForMs = 1000;
const restartTakesMs = 5000;
const maxRestarts = 3;

/** Keeps one transport's path alive: restarts ICE soon after it breaks, and gives up after three tries. */
export class IceKeeper {
  readonly #options: Options;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restarts = 0;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
    options.transport.on('connectionstatechange', (state) => this.#handleState(state));
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  /** The network changed: do not wait for the path to be seen broken. A transport not yet used is left alone. */
  restartNow(): void {
    if (this.#options.transport.connectionState === 'new') return;
    this.#restarts = 0;
    void this.#restart();
  }

  #handleState(state: Transport['connectionState']): void {
    if (this.#isClosed) return;
    if (state === 'connected') {
      this.#restarts = 0;
      clearTimeout(this.#timer);
      this.#options.onState(true);
    } else if (state === 'disconnected') {
      this.#options.onState(false);
      this.#restartIn(disconnectedForMs);
    } else if (state === 'failed') {
      this.#options.onState(false);
      void this.#restart();
    }
  }

  #restartIn(waitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#restart(), waitMs);
  }

  async #restart(): Promise<void> {
    const { transport, askParameters, onGiveUp } = this.#options;
    if (this.#isClosed || transport.closed) return;
    if (this.#restarts >= maxRestarts) {
      this.close();
      onGiveUp();
      return;
    }
    this.#restarts += 1;
    clearTimeout(this.#timer);
    try {
      await transport.restartIce({ iceParameters: await askParameters() });
    } catch {
      // The signalling is away too; the next try finds it back or gives up.
    }
    if (!this.#isClosed) this.#timer = setTimeout(() => transport.connectionState !== 'connected' && void this.#restart(), restartTakesMs);
  }
}
