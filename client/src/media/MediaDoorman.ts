import type { MediaAddress } from '@assize/contracts/court/signalling';
import { tokenKinds } from '@assize/contracts/media/tokens';

/** A token is not used in its last minute. */
const usableForMs = (tokenKinds.media.expiresInS - 60) * 1000;

/** Knows where the hearing's media is: asks the court, and falls back on the last answer while the court is away. */
export class MediaDoorman {
  readonly #ask: () => Promise<MediaAddress>;
  #last: { address: MediaAddress; atMs: number } | undefined;

  constructor(ask: () => Promise<MediaAddress>) {
    this.#ask = ask;
  }

  /** `mayReuse`: the last answer will do, without a round trip. Rejects when the court is away and nothing usable is known. */
  async address(mayReuse: boolean): Promise<MediaAddress> {
    if (mayReuse && this.#usable()) return this.#usable() as MediaAddress;
    try {
      const address = await this.#ask();
      this.#last = { address, atMs: performance.now() };
      return address;
    } catch (error) {
      // The media path does not depend on the server: with a grant in hand one may go straight to the node.
      const known = this.#usable();
      if (known) return known;
      throw error;
    }
  }

  /** Whether one's media is now elsewhere than last known: on another node, or in another room. */
  async hasMoved(): Promise<boolean> {
    const before = this.#last?.address;
    const address = await this.#ask();
    this.#last = { address, atMs: performance.now() };
    return before !== undefined && (before.url !== address.url || before.roomId !== address.roomId);
  }

  /** The last answer was refused: it is of no use any more. */
  forget(): void {
    this.#last = undefined;
  }

  #usable(): MediaAddress | undefined {
    return this.#last && performance.now() - this.#last.atMs < usableForMs ? this.#last.address : undefined;
  }
}
