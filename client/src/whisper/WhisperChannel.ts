import { createStore, type StoreApi } from 'zustand/vanilla';
import { fromBase64, toBase64 } from './bytes.ts';
import { openWords, sealWords, type WhisperWords } from './box.ts';
import { deriveKey, safetyNumber, type WhisperKeys } from './keys.ts';
import type { SoundPort } from './SealedSound.ts';

/** Words that one has said or read; they live in the page alone. */
export interface WhisperText {
  id: string;
  fromId: string;
  body: string;
  /** Of one's own: how far they have come. `failed`: the court could not be reached. */
  status: 'sending' | 'sent' | 'read' | 'failed';
}
export interface WhisperTalk {
  texts: readonly WhisperText[];
  safetyNumber: string | undefined;
}
interface Options {
  whisperId: string;
  meId: string;
  keys: WhisperKeys;
  /** Passes a box on by the court; rejects when that cannot be reached. */
  pass: (toId: string, box: string) => Promise<unknown>;
  /** None where the browser cannot seal sound: then there are words alone. */
  sound: SoundPort | undefined;
}
interface Other {
  publicKey: string;
  toThem: CryptoKey;
  fromThem: CryptoKey;
}
const keptBoxes = 32;

/** One member's end of a whisper: keys with each of the others, sealed words, and the keys of sealed sound. */
export class WhisperChannel {
  readonly store: StoreApi<WhisperTalk> = createStore(() => ({ texts: [], safetyNumber: undefined }));
  readonly whisperId: string;
  readonly publicKey: string;
  readonly #options: Options;
  readonly #others = new Map<string, Other>();
  /** Boxes of members whose key has not been told yet. */
  readonly #early = new Map<string, string[]>();
  /** Of one's own words: who has read them. */
  readonly #readBy = new Map<string, Set<string>>();
  #soundKey: { keyId: number; raw: Uint8Array<ArrayBuffer> } | undefined;
  /** One thing after the other: keys are there before what they seal. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
    this.whisperId = options.whisperId;
    this.publicKey = options.keys.publicKey;
  }

  /** Who takes part now, by their public keys; to be called with every change. */
  follow(joined: Readonly<Record<string, string>>): Promise<void> {
    return this.#next(() => this.#follow(joined));
  }

  /** A box that somebody of this whisper sealed, or says so. */
  take(fromId: string, box: string): Promise<void> {
    return this.#next(() => this.#take(fromId, box));
  }

  /** Frames of this member cannot be opened here: asks for the key. */
  ask(fromId: string): Promise<void> {
    return this.#next(() => this.#write(fromId, { kind: 'needKey' }).catch(() => undefined));
  }

  say(body: string): Promise<void> {
    const id = crypto.randomUUID();
    this.store.setState(({ texts }) => ({ texts: [...texts, { id, fromId: this.#options.meId, body, status: 'sending' }] }));
    return this.#next(() => this.#send(id));
  }

  sayAgain(id: string): Promise<void> {
    this.#mark(id, 'sending');
    return this.#next(() => this.#send(id));
  }

  /** The court can be reached again: what did not get there goes once more, and what the others wrote meanwhile is asked for. */
  async comeBack(): Promise<void> {
    const failed = this.store.getState().texts.filter((one) => one.status === 'failed');
    await Promise.all(failed.map(({ id }) => this.sayAgain(id)));
    await this.#next(() => Promise.allSettled([...this.#others.keys()].map((id) => this.#write(id, { kind: 'here' }))));
  }

  close(): void {
    this.#options.sound?.close();
    this.#others.clear();
  }

  #next<T>(step: () => Promise<T>): Promise<T> {
    const done = this.#work.then(step);
    this.#work = done.catch(() => undefined);
    return done;
  }

  async #follow(joined: Readonly<Record<string, string>>): Promise<void> {
    const { whisperId, meId, keys, sound } = this.#options;
    let hasChanged = false;
    for (const id of [...this.#others.keys()].filter((one) => !(one in joined))) {
      this.#others.delete(id);
      sound?.order({ kind: 'forget', fromId: id });
      hasChanged = true;
    }
    for (const [id, publicKey] of Object.entries(joined)) {
      if (id === meId || this.#others.get(id)?.publicKey === publicKey) continue;
      const [toThem, fromThem] = await Promise.all([
        deriveKey(keys, publicKey, { whisperId, fromId: meId, toId: id }),
        deriveKey(keys, publicKey, { whisperId, fromId: id, toId: meId }),
      ]);
      this.#others.set(id, { publicKey, toThem, fromThem });
      sound?.order({ kind: 'forget', fromId: id });
      hasChanged = true;
    }
    if (!hasChanged) return;
    await this.#renewSoundKey();
    for (const id of this.#others.keys()) {
      for (const box of this.#early.get(id) ?? []) await this.#take(id, box);
      this.#early.delete(id);
    }
    const publicKeys = [keys.publicKey, ...[...this.#others.values()].map((one) => one.publicKey)];
    this.store.setState({ safetyNumber: publicKeys.length > 1 ? await safetyNumber(whisperId, publicKeys) : undefined });
  }

  /** Whoever left cannot open what is said from now on, nor whoever came what was said before. */
  async #renewSoundKey(): Promise<void> {
    const { sound } = this.#options;
    if (!sound || this.#others.size === 0) return;
    this.#soundKey = { keyId: (this.#soundKey?.keyId ?? 0) + 1, raw: crypto.getRandomValues(new Uint8Array(32)) };
    // What is lost on the way is asked for by whoever cannot open what they hear.
    await Promise.allSettled([...this.#others.keys()].map((id) => this.#giveSoundKey(id)));
    sound.order({ kind: 'seal', ...this.#soundKey });
  }

  async #giveSoundKey(toId: string): Promise<void> {
    if (this.#soundKey) await this.#write(toId, { kind: 'key', keyId: this.#soundKey.keyId, key: toBase64(this.#soundKey.raw) });
  }

  async #write(toId: string, words: WhisperWords): Promise<void> {
    const other = this.#others.get(toId);
    if (other) await this.#options.pass(toId, await sealWords(other.toThem, words));
  }

  async #send(id: string): Promise<void> {
    const text = this.store.getState().texts.find((one) => one.id === id);
    if (!text) return;
    try {
      for (const toId of this.#others.keys()) await this.#sayTo(toId, text);
      this.#mark(id, 'sent');
    } catch {
      this.#mark(id, 'failed');
    }
  }

  async #sayTo(toId: string, { id, body }: WhisperText): Promise<void> {
    if (!this.#readBy.get(id)?.has(toId)) await this.#write(toId, { kind: 'text', id, body });
  }

  async #take(fromId: string, box: string): Promise<void> {
    const other = this.#others.get(fromId);
    if (!other) {
      this.#early.set(fromId, [...(this.#early.get(fromId) ?? []), box].slice(-keptBoxes));
      return;
    }
    // A box that does not open was meant for a page that is gone, or was made by nobody of this whisper.
    const words = await openWords(other.fromThem, box).catch(() => undefined);
    if (words) await this.#heed(fromId, words).catch(() => undefined);
  }

  async #heed(fromId: string, words: WhisperWords): Promise<void> {
    switch (words.kind) {
      case 'key':
        this.#options.sound?.order({ kind: 'open', fromId, keyId: words.keyId, raw: fromBase64(words.key) });
        return;
      case 'needKey':
        await this.#giveSoundKey(fromId);
        return;
      case 'got': {
        const readers = (this.#readBy.get(words.id) ?? new Set()).add(fromId);
        this.#readBy.set(words.id, readers);
        if ([...this.#others.keys()].every((id) => readers.has(id))) this.#mark(words.id, 'read');
        return;
      }
      case 'here':
        for (const text of this.store.getState().texts) if (text.fromId === this.#options.meId) await this.#sayTo(fromId, text);
        return;
      case 'text':
        if (!this.store.getState().texts.some((one) => one.id === words.id))
          this.store.setState(({ texts }) => ({ texts: [...texts, { id: words.id, fromId, body: words.body, status: 'read' }] }));
        await this.#write(fromId, { kind: 'got', id: words.id });
        return;
      default:
        return words satisfies never;
    }
  }

  #mark(id: string, status: WhisperText['status']): void {
    // Read is read, whatever is answered late to an earlier sending.
    this.store.setState(({ texts }) => ({ texts: texts.map((one) => (one.id === id && one.status !== 'read' ? { ...one, status } : one)) }));
  }
}
