import type { CommandResult } from '@assize/contracts/court/signalling';
import type { Command } from '@assize/contracts/hearing/commands';
import type { HearingState } from '@assize/contracts/hearing/state';
import { findWhisperOf, type Whisper } from '@assize/contracts/hearing/whisper/state';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { makeWhisperKeys } from './keys.ts';
import { canSealSound, SealedSound } from './SealedSound.ts';
import { WhisperChannel } from './WhisperChannel.ts';

/** Does an act; with its place in the log, undefined when it was refused. */
type Perform = (command: Command) => Promise<CommandResult | undefined>;
interface Options {
  meId: string;
  pass: (message: { whisperId: string; toId: string; box: string }) => Promise<unknown>;
  onWhisper: (listener: (message: { whisperId: string; fromId: string; box: string }) => void) => () => void;
}
/** What one takes part in now, from this page. */
export interface WhisperPlace {
  channel: WhisperChannel;
  /** Undefined where the browser cannot seal sound. */
  sound: SealedSound | undefined;
}

/** One person's whispers from one page: at most one at a time, with keys that this page made. */
export class WhisperDesk {
  readonly store: StoreApi<{ place: WhisperPlace | undefined }> = createStore(() => ({ place: undefined }));
  readonly #options: Options;
  readonly #unlisten: () => void;
  /** Asked for: until when the state says nothing of it yet. */
  #pending: { untilSeq: number } | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#unlisten = options.onWhisper(({ whisperId, fromId, box }) => {
      const channel = this.store.getState().place?.channel;
      if (channel?.whisperId === whisperId) void channel.take(fromId, box);
    });
  }

  open(withIds: string[], perform: Perform): Promise<void> {
    const whisperId = crypto.randomUUID();
    return this.#enter(whisperId, (publicKey) => perform({ type: 'whisper.open', payload: { whisperId, withIds, publicKey } }));
  }

  join(whisperId: string, perform: Perform): Promise<void> {
    return this.#enter(whisperId, (publicKey) => perform({ type: 'whisper.join', payload: { whisperId, publicKey } }));
  }

  /** To be called with every state of the hearing. */
  follow(state: HearingState, perform: Perform): void {
    const whisper: Whisper | undefined = findWhisperOf(state, this.#options.meId);
    const channel = this.store.getState().place?.channel;
    const isOwn = whisper !== undefined && channel?.whisperId === whisper.id && whisper.joined[this.#options.meId] === channel.publicKey;
    if (isOwn || state.seq >= (this.#pending?.untilSeq ?? 0)) this.#pending = undefined;
    if (isOwn) void channel.follow(whisper.joined);
    else if (!this.#pending) {
      this.#leave();
      // The page was loaded again and the keys of before are gone: one goes on with new ones.
      if (whisper) void this.join(whisper.id, perform);
    }
  }

  close(): void {
    this.#unlisten();
    this.#leave();
  }

  async #enter(whisperId: string, act: (publicKey: string) => ReturnType<Perform>): Promise<void> {
    if (this.#pending) return;
    this.#pending = { untilSeq: Number.POSITIVE_INFINITY };
    const { meId, pass } = this.#options;
    const keys = await makeWhisperKeys();
    const sound = canSealSound() ? new SealedSound((fromId) => void channel.ask(fromId)) : undefined;
    const channel = new WhisperChannel({ whisperId, meId, keys, sound, pass: (toId, box) => pass({ whisperId, toId, box }) });
    this.#leave();
    this.store.setState({ place: { channel, sound } });
    const done = await act(channel.publicKey);
    if (!done) this.#leave();
    // The state may have told of it before the answer came.
    if (this.#pending) this.#pending = done ? { untilSeq: done.seq } : undefined;
  }

  #leave(): void {
    const { place } = this.store.getState();
    if (!place) return;
    place.channel.close();
    this.store.setState({ place: undefined });
  }
}
