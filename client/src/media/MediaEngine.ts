import { errorStatus } from '@assize/contracts/AppError';
import type { MediaAddress } from '@assize/contracts/court/signalling';
import type { Source } from '@assize/contracts/media/grant';
import type { MediaMessages, Welcome } from '@assize/contracts/media/signalling';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { backOffMs } from '../court/backOff.ts';
import { openDevice, rememberDevice } from './devices.ts';
import { LocalMedia } from './LocalMedia.ts';
import { MediaDoorman } from './MediaDoorman.ts';
import { MediaLeg } from './MediaLeg.ts';
import { MediaSocket } from './MediaSocket.ts';
import { initialMedia, type LocalKind, type LocalSource, type MediaState, type SoundSeal, type Voices } from './mediaState.ts';
import type { TileReport } from './planTiles.ts';
import { readGrant } from './readGrant.ts';
import { TileBoard } from './TileBoard.ts';
import { recallWanted, rememberWanted } from './wantedMemory.ts';
import { watchNetwork } from './watchNetwork.ts';

interface Options {
  /** From the court: a fresh grant and the node's address. */
  requestMedia: () => Promise<MediaAddress>;
  onMediaMoved: (listener: () => void) => () => void;
  /** In the courtroom what one wanted holds over pages; a private room begins with both on. */
  isCourtroom: boolean;
  /** Stands in the way of every frame, before any leaves or is heard. */
  seal?: SoundSeal | undefined;
}

const welcomeTimeoutMs = 8000;

/**
 * One person's media in one hearing, from joining to leaving: whatever breaks is repaired without a click, and
 * what was wanted (microphone, camera, devices) holds through it. No React here; the store is what views read.
 */
export class MediaEngine {
  readonly store: StoreApi<MediaState> = createStore(() => initialMedia);
  readonly voices: StoreApi<Voices> = createStore(() => []);
  readonly #doorman: MediaDoorman;
  readonly #local: LocalMedia;
  readonly #tiles: TileBoard;
  readonly #ends: (() => void)[];
  readonly #isCourtroom: boolean;
  readonly #seal: SoundSeal | undefined;
  #socket: MediaSocket | undefined;
  #leg: MediaLeg | undefined;
  #resume: string | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  /** Grows with each attempt: what an older one still has to say is not heard. */
  #turn = 0;
  #isClosed = false;

  /** Starts to join at once. */
  static create(options: Options): MediaEngine {
    return new MediaEngine(options);
  }

  private constructor(options: Options) {
    this.#isCourtroom = options.isCourtroom;
    this.#seal = options.seal;
    if (options.isCourtroom) for (const kind of ['microphone', 'camera'] as const) this.#setSource(kind, { isWanted: recallWanted(kind) });
    this.#doorman = new MediaDoorman(options.requestMedia);
    this.#local = new LocalMedia({
      open: openDevice,
      onChange: (kind, change) => this.#setSource(kind, change),
      onEnded: (source) => (source === 'screen' ? this.endScreen() : void this.#leg?.send.follow()),
    });
    this.#tiles = new TileBoard({ send: (tiles) => this.#request('setTiles', { tiles }), getTracks: () => this.store.getState().tracks });
    this.#ends = [options.onMediaMoved(() => void this.#handleMoved()), watchNetwork((isChanged) => void this.#checkPath(isChanged))];
    void this.#join();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#turn += 1;
    clearTimeout(this.#retry);
    for (const end of this.#ends) end();
    this.#tiles.close();
    this.#leg?.close();
    this.#socket?.close();
    this.#local.close();
    this.store.setState({ status: 'idle' });
  }

  /** Own microphone or camera on or off. */
  setWanted(kind: LocalKind, isWanted: boolean): void {
    if (this.#isCourtroom) rememberWanted(kind, isWanted);
    this.#setSource(kind, { isWanted, failure: undefined });
    void this.#leg?.send.follow();
  }

  /** Takes another device and remembers it. */
  async switchDevice(kind: LocalKind, id: string): Promise<void> {
    rememberDevice(kind, id);
    if (!this.#local.get(kind)) {
      await this.#leg?.send.follow();
      return;
    }
    const track = await this.#local.switchTo(kind, id);
    if (track) await this.#leg?.send.replace(kind, track);
  }

  /** A screen that the person chose in the browser's own window: sent as soon as the court lets it be. */
  shareScreen(track: MediaStreamTrack): void {
    this.#local.take(track);
    this.#setSource('screen', { isWanted: true });
    void this.#leg?.send.follow();
  }

  endScreen(): void {
    this.#setSource('screen', { isWanted: false });
    this.#local.stop('screen');
    void this.#leg?.send.follow();
  }

  /** What a place on the screen shows; without a report the place is gone. */
  reportTile(place: object, report: TileReport | undefined): void {
    this.#tiles.report(place, report);
  }

  setSoundBlocked(isSoundBlocked: boolean): void {
    if (this.store.getState().isSoundBlocked !== isSoundBlocked) this.store.setState({ isSoundBlocked });
  }

  /** After `replaced`: takes the hearing back to this page. */
  joinAgain(): void {
    this.#attempt = 0;
    this.#leave();
    void this.#join();
  }

  readonly #request: MediaSocket['request'] = (type, body, timeoutMs) =>
    this.#socket ? this.#socket.request(type, body, timeoutMs) : Promise.reject(new Error('no socket'));

  #setSource(kind: Source, change: Partial<LocalSource>): void {
    this.store.setState((state) => ({ [kind]: { ...state[kind], ...change } }));
  }

  async #join(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.store.setState({ status: this.#leg || this.#attempt > 0 ? 'recovering' : 'joining', failure: undefined });
    const address = await this.#doorman.address(this.#attempt <= 1 && this.#resume !== undefined).catch(() => undefined);
    if (turn !== this.#turn) return;
    if (!address) {
      this.#joinLater();
      return;
    }
    this.#openDevicesFor(address.grant);
    const socket = MediaSocket.open({ ...address, resume: this.#resume });
    this.#socket = socket;
    socket.onLost((refusal) => {
      if (refusal !== undefined && refusal in errorStatus) this.#doorman.forget();
      this.#handleLost();
    });
    this.#listen(socket);
    try {
      await this.#arrive(await socket.untilWelcome(welcomeTimeoutMs), turn);
    } catch (error) {
      if (turn !== this.#turn) return;
      if (error instanceof Error && error.name === 'UnsupportedError') this.#fail('unsupported');
      else this.#handleLost();
    }
  }

  /** While the connection is being made, the devices open: half a second is won. */
  #openDevicesFor(token: string): void {
    const grant = readGrant(token);
    for (const kind of ['microphone', 'camera'] as const) {
      if (grant.send.includes(kind) && this.store.getState()[kind].isWanted) void this.#local.open(kind);
    }
  }

  async #arrive(welcome: Welcome, turn: number): Promise<void> {
    this.#resume = welcome.resume;
    this.store.setState({ grant: welcome.grant });
    if (!welcome.isResumed || !this.#leg) {
      this.#leg?.close();
      this.#tiles.forget();
      const leg = await MediaLeg.create({
        welcome,
        local: this.#local,
        request: this.#request,
        getState: () => this.store.getState(),
        onTracks: (tracks) => {
          this.store.setState({ tracks });
          this.#tiles.refresh();
        },
        onSending: (kind, isSending) => this.#setSource(kind, { isSending }),
        onPath: (isConnected) => this.store.setState({ ownLink: isConnected ? 'good' : 'bad' }),
        onGiveUp: () => this.joinAgain(),
        seal: this.#seal,
      });
      if (turn !== this.#turn) {
        leg.close();
        return;
      }
      this.#leg = leg;
    }
    void this.#leg.send.follow();
    await this.#leg.begin();
    if (turn !== this.#turn) return;
    this.#attempt = 0;
    this.store.setState({ status: 'live', ownLink: 'good' });
  }

  #listen(socket: MediaSocket): void {
    const on = <T extends keyof MediaMessages>(type: T, listener: MediaMessages[T]): void => socket.on(type, listener);
    on('grant', (grant) => {
      this.store.setState({ grant });
      void this.#leg?.send.follow();
    });
    on('consumers', (offers) => void this.#leg?.receive.take(offers).catch(() => undefined));
    on('consumerClosed', ({ consumerId }) => this.#leg?.receive.handleClosed(consumerId));
    on('consumerPaused', ({ consumerId, isPaused }) => this.#leg?.receive.handlePaused(consumerId, isPaused));
    on('producerClosed', ({ source }) => this.#leg?.send.handleClosed(source));
    on('peers', (peers) => this.store.setState({ peers: Object.fromEntries(peers.map((one) => [one.participantId, one])) }));
    on('speaking', (speaking) => this.voices.setState(speaking, true));
    on('reset', ({ cause }) => {
      if (cause === 'replaced') this.#fail('replaced');
      else this.#handleReset();
    });
  }

  #fail(failure: 'replaced' | 'unsupported'): void {
    this.#leave();
    this.#local.close();
    this.store.setState({ status: 'failed', failure });
  }

  /** Everything of the room is gone; the devices stay open. */
  #leave(): void {
    this.#turn += 1;
    clearTimeout(this.#retry);
    this.#socket?.close();
    this.#socket = undefined;
    this.#leg?.close();
    this.#leg = undefined;
    this.#resume = undefined;
    this.store.setState({ peers: {} });
    this.voices.setState([], true);
  }

  #handleReset(): void {
    this.#leave();
    this.store.setState({ status: 'recovering' });
    this.#joinLater();
  }

  #handleLost(): void {
    if (this.#isClosed) return;
    this.#turn += 1;
    this.#socket?.close();
    this.#socket = undefined;
    // The transports may live on: media flows while the socket comes back.
    this.store.setState({ status: this.#leg ? 'recovering' : 'joining' });
    this.#joinLater();
  }

  #joinLater(): void {
    if (this.#isClosed) return;
    clearTimeout(this.#retry);
    const waitMs = backOffMs(this.#attempt, { baseMs: 250, maxMs: 4000 });
    this.#attempt += 1;
    this.#retry = setTimeout(() => void this.#join(), waitMs);
  }

  async #handleMoved(): Promise<void> {
    if (this.store.getState().status === 'failed') return;
    const hasMoved = await this.#doorman.hasMoved().catch(() => false);
    if (this.#isClosed) return;
    if (hasMoved) {
      this.#attempt = 0;
      this.#leave();
      void this.#join();
    } else if (this.#retry !== undefined) void this.#join();
  }

  /** The network changed or the page woke up: is the socket alive, and is the path? */
  async #checkPath(isChanged: boolean): Promise<void> {
    if (this.#retry !== undefined) {
      void this.#join();
      return;
    }
    const socket = this.#socket;
    if (!socket || this.store.getState().status !== 'live') return;
    try {
      await socket.request('ping', { sentAtMs: Date.now() }, 2000);
      if (isChanged && socket === this.#socket) this.#leg?.restartIce();
    } catch {
      if (socket !== this.#socket) return;
      this.#handleLost();
    }
  }
}
