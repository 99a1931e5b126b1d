import type { DeviceFailure } from './devices.ts';
import type { LocalKind } from './mediaState.ts';

type Open = (kind: LocalKind, id?: string) => Promise<MediaStreamTrack | DeviceFailure>;
interface Options {
  open: Open;
  onChange: (kind: LocalKind, change: { track?: MediaStreamTrack | undefined; failure?: DeviceFailure | undefined }) => void;
  /** The device was pulled out, or the system took it away. */
  onEnded: (kind: LocalKind) => void;
}

/** The person's own microphone and camera: open only while they may be used, so that the camera's light tells the truth. */
export class LocalMedia {
  readonly #options: Options;
  readonly #tracks = new Map<LocalKind, MediaStreamTrack>();
  readonly #opening = new Map<LocalKind, Promise<MediaStreamTrack | undefined>>();
  /** Grows with each stop: a device that opens after it was no longer wanted is closed again. */
  readonly #turn: Record<LocalKind, number> = { microphone: 0, camera: 0 };

  constructor(options: Options) {
    this.#options = options;
  }

  get(kind: LocalKind): MediaStreamTrack | undefined {
    return this.#tracks.get(kind);
  }

  /** The open track, opening it first where needed; undefined when it could not be opened or was stopped meanwhile. */
  open(kind: LocalKind): Promise<MediaStreamTrack | undefined> {
    const track = this.#tracks.get(kind);
    if (track?.readyState === 'live') return Promise.resolve(track);
    const running = this.#opening.get(kind);
    if (running) return running;
    const opening = this.#openNew(kind, undefined).finally(() => {
      if (this.#opening.get(kind) === opening) this.#opening.delete(kind);
    });
    this.#opening.set(kind, opening);
    return opening;
  }

  /** Opens another device in place of the present one, which is closed when the other is there. */
  switchTo(kind: LocalKind, id: string): Promise<MediaStreamTrack | undefined> {
    return this.#openNew(kind, id);
  }

  stop(kind: LocalKind): void {
    this.#turn[kind] += 1;
    this.#opening.delete(kind);
    const track = this.#tracks.get(kind);
    if (!track) return;
    this.#tracks.delete(kind);
    track.stop();
    this.#options.onChange(kind, { track: undefined });
  }

  close(): void {
    this.stop('microphone');
    this.stop('camera');
  }

  async #openNew(kind: LocalKind, id: string | undefined): Promise<MediaStreamTrack | undefined> {
    this.#turn[kind] += 1;
    const turn = this.#turn[kind];
    const opened = await (id === undefined ? this.#options.open(kind) : this.#options.open(kind, id));
    if (typeof opened === 'string') {
      if (turn === this.#turn[kind]) this.#options.onChange(kind, { failure: opened });
      return undefined;
    }
    if (turn !== this.#turn[kind]) {
      opened.stop();
      return undefined;
    }
    this.#tracks.get(kind)?.stop();
    this.#tracks.set(kind, opened);
    // Not fired by our own stop(), only when the device goes.
    opened.addEventListener('ended', () => {
      if (this.#tracks.get(kind) !== opened) return;
      this.stop(kind);
      this.#options.onEnded(kind);
    });
    this.#options.onChange(kind, { track: opened, failure: undefined });
    return opened;
  }
}
