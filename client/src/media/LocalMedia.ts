import type { Source } from '@assize/contracts/media/grant';
import type { DeviceFailure } from './devices.ts';
import type { LocalKind } from './mediaState.ts';

type Open = (kind: LocalKind, id?: string) => Promise<MediaStreamTrack | DeviceFailure>;
interface Options {
  open: Open;
  onChange: (source: Source, change: { track?: MediaStreamTrack | undefined; failure?: DeviceFailure | undefined }) => void;
  /** The device was pulled out, the system took it away, or the person ended the screen in the browser's own bar. */
  onEnded: (source: Source) => void;
}

/**
 * The person's own microphone and camera: open only while they may be used, so that the camera's light tells the truth.
 * And the screen they share, which only they can choose: it is taken, and never opened again by itself.
 */
export class LocalMedia {
  readonly #options: Options;
  readonly #tracks = new Map<Source, MediaStreamTrack>();
  readonly #opening = new Map<Source, Promise<MediaStreamTrack | undefined>>();
  /** Grows with each stop: a device that opens after it was no longer wanted is closed again. */
  readonly #turn: Record<Source, number> = { microphone: 0, camera: 0, screen: 0 };

  constructor(options: Options) {
    this.#options = options;
  }

  get(kind: Source): MediaStreamTrack | undefined {
    return this.#tracks.get(kind);
  }

  /** The open track, opening it first where needed; undefined when it could not be opened or was stopped meanwhile. */
  open(kind: Source): Promise<MediaStreamTrack | undefined> {
    const track = this.#tracks.get(kind);
    if (track?.readyState === 'live') return Promise.resolve(track);
    if (kind === 'screen') return Promise.resolve(undefined);
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

  /** The screen that the person chose, in place of one before. */
  take(screen: MediaStreamTrack): void {
    this.#hold('screen', screen);
  }

  stop(kind: Source): void {
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
    this.stop('screen');
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
    this.#hold(kind, opened);
    return opened;
  }

  #hold(kind: Source, opened: MediaStreamTrack): void {
    this.#tracks.get(kind)?.stop();
    this.#tracks.set(kind, opened);
    // Not fired by our own stop(), only when the device goes.
    opened.addEventListener('ended', () => {
      if (this.#tracks.get(kind) !== opened) return;
      this.stop(kind);
      this.#options.onEnded(kind);
    });
    this.#options.onChange(kind, { track: opened, failure: undefined });
  }
}
