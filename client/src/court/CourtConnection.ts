import type { Ack, CommandResult, CourtMessages, Entered, MediaAddress, StaffMessage } from '@assize/contracts/court/signalling';
import type { Command, CommandEnvelope } from '@assize/contracts/hearing/commands';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { VisibleEvent } from '@assize/contracts/hearing/visibility';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError, type ApiErrorCode } from '../session/ApiError.ts';
import { applyEvents } from './applyEvents.ts';
import { askCourt } from './askCourt.ts';
import { backOffMs } from './backOff.ts';
import { CommandQueue } from './CommandQueue.ts';
import type { CourtSocket } from './courtSocket.ts';
import { type CourtActions, type CourtSnapshot, type EndedCause, initialCourt } from './courtState.ts';
import { Listeners } from './Listeners.ts';
import { refusalOfConnect } from './refusalOfConnect.ts';

/** Refusals that waiting does not cure. */
const finalRefusals: readonly ApiErrorCode[] = ['notAllowed', 'notFound', 'badRequest', 'originRefused'];

interface Options {
  hearingId: string;
  openSocket: () => CourtSocket;
}

/** One person's connection to one hearing: snapshot, then events; acts are sent until they are answered. */
export class CourtConnection {
  readonly store: StoreApi<CourtSnapshot> = createStore(() => initialCourt);
  readonly actions: CourtActions;
  readonly #options: Options;
  readonly #queue: CommandQueue;
  readonly #moved = new Listeners<[]>();
  readonly #whispers = new Listeners<Parameters<CourtMessages['whisper']>>();
  readonly #staffMessages = new Listeners<Parameters<CourtMessages['staffMessage']>>();
  readonly #pointed = new Listeners<Parameters<CourtMessages['pointed']>>();
  #socket: CourtSocket | undefined;
  #early: VisibleEvent[] = [];
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;

  static create(options: Options): CourtConnection {
    return new CourtConnection(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#queue = new CommandQueue({
      transmit: (envelope) => this.#transmit(envelope),
      onCount: (commandsPending) => this.store.setState({ commandsPending }),
    });
    this.actions = {
      sendCommand: (command: Command) => this.#queue.add(command),
      enterAgain: () => this.#enterAgain(),
      requestMedia: async (whisperId) => askCourt<MediaAddress>(this.#assertSocket(), 'media', whisperId === undefined ? {} : { whisperId }),
      onMediaMoved: this.#moved.add,
      passWhisper: async (message) => askCourt(this.#assertSocket(), 'whisper', message),
      onWhisper: this.#whispers.add,
      listStaffMessages: async () => (await askCourt<{ messages: StaffMessage[] }>(this.#assertSocket(), 'staffMessages', {})).messages,
      sendStaffMessage: async (message) => askCourt(this.#assertSocket(), 'staffMessage', message),
      onStaffMessage: this.#staffMessages.add,
      point: async (pointed) => askCourt(this.#assertSocket(), 'point', pointed),
      onPointed: this.#pointed.add,
    };
  }

  /** Connects, unless it is connected or has ended. */
  open(): void {
    if (this.#socket || this.store.getState().status === 'ended') return;
    const socket = this.#options.openSocket();
    this.#socket = socket;
    socket.on('connect', () => void this.#enter(socket));
    socket.on('disconnect', (reason) => this.#handleLoss(reason === 'io server disconnect'));
    socket.on('connect_error', (error) => this.#handleConnectError(error));
    socket.on('events', (events) => this.#handleEvents(events));
    socket.on('snapshot', ({ view, snapshot }) => this.#take({ view, snapshot }));
    socket.on('captureHealth', (captureHealth) => this.store.setState({ captureHealth }));
    socket.on('speakingTime', ({ spokenMs }) => this.store.setState({ spokenMs }));
    socket.on('mediaMoved', this.#moved.tell);
    socket.on('whisper', this.#whispers.tell);
    socket.on('staffMessage', this.#staffMessages.tell);
    socket.on('pointed', this.#pointed.tell);
    socket.on('ended', ({ cause }) => this.#end(cause));
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#early = [];
    this.#socket?.removeAllListeners();
    this.#socket?.disconnect();
    this.#socket = undefined;
    this.#queue.stop();
  }

  #assertSocket(): CourtSocket {
    if (!this.#socket?.connected) throw new ApiError('offline');
    return this.#socket;
  }

  async #enter(socket: CourtSocket): Promise<void> {
    const askedAtMs = Date.now();
    try {
      const entered = await askCourt<Entered>(socket, 'enter', { hearingId: this.#options.hearingId });
      if (socket !== this.#socket) return;
      this.#attempt = 0;
      const serverOffsetMs = Date.parse(entered.serverNow) - (askedAtMs + Date.now()) / 2;
      this.store.setState({ serverOffsetMs, participantId: entered.participantId });
      this.#take(entered);
      this.store.setState({ status: 'ready', endedCause: undefined, refusal: undefined });
      this.#queue.start();
      if (entered.snapshot.participants[entered.participantId]?.status === 'disconnected') {
        void this.#queue.add({ type: 'participant.arrive', payload: {} }).catch(() => undefined);
      }
    } catch (error) {
      if (socket === this.#socket && socket.connected) this.#handleRefusal(error instanceof ApiError ? error.code : 'unknown');
    }
  }

  /** Replaces all that is known; what came before its snapshot is applied after it. */
  #take({ view, snapshot }: Pick<Entered, 'view' | 'snapshot'>): void {
    const early = this.#early;
    this.#early = [];
    this.store.setState({ view });
    this.#apply(snapshot, early, { view });
  }

  #handleEvents(events: readonly VisibleEvent[]): void {
    const { state: before, status } = this.store.getState();
    if (!before || status !== 'ready') {
      this.#early.push(...events);
      return;
    }
    this.#apply(before, events);
  }

  #apply(before: HearingState, events: readonly VisibleEvent[], also: Partial<CourtSnapshot> = {}): void {
    const { state, hasGap } = applyEvents(before, events);
    this.store.setState({ ...also, state });
    if (hasGap) void this.#resync();
  }

  async #resync(): Promise<void> {
    const socket = this.#socket;
    if (!socket?.connected) return;
    try {
      const { view, snapshot } = await askCourt<Partial<Entered>>(socket, 'resync', {});
      if (socket === this.#socket && view && snapshot) this.#take({ view, snapshot });
    } catch {
      // A connection that cannot fill a gap is of no use: enter anew.
      if (socket === this.#socket) this.#reconnect(socket);
    }
  }

  async #transmit(envelope: CommandEnvelope): Promise<Ack<CommandResult>> {
    return (await this.#assertSocket().emitWithAck('command', envelope)) as Ack<CommandResult>;
  }

  #handleLoss(isByServer: boolean): void {
    this.#queue.pause();
    this.#early = [];
    if (this.store.getState().status === 'ended') return;
    this.store.setState({ status: this.store.getState().state ? 'reconnecting' : 'connecting' });
    // socket.io comes back by itself, except after a disconnect that the server asked for.
    if (isByServer) this.#reconnectLater();
  }

  #handleConnectError(error: Error): void {
    const code = refusalOfConnect(error);
    if (code !== undefined) this.#handleRefusal(code);
    else if (this.#socket && !this.#socket.active) this.#reconnectLater();
  }

  #handleRefusal(code: ApiErrorCode): void {
    if (finalRefusals.includes(code)) this.#end('refused', code);
    else if (code === 'linkExpired' || code === 'linkInvalid') this.#end('revoked', code);
    else if (code === 'notSignedIn' && this.#attempt >= 2) this.#end('revoked', code);
    else this.#reconnectLater();
  }

  #reconnectLater(): void {
    clearTimeout(this.#retry);
    const waitMs = backOffMs(this.#attempt, { baseMs: 400, maxMs: 5000 });
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#socket && this.#reconnect(this.#socket), waitMs);
  }

  #reconnect(socket: CourtSocket): void {
    this.#queue.pause();
    if (this.store.getState().status === 'ready') this.store.setState({ status: 'reconnecting' });
    socket.disconnect();
    socket.connect();
  }

  #end(endedCause: EndedCause, refusal?: ApiErrorCode): void {
    this.store.setState({ status: 'ended', endedCause, refusal });
    this.close();
    this.#queue.rejectAll(new ApiError(refusal ?? 'sessionExpired'));
  }

  #enterAgain(): void {
    this.close();
    this.#attempt = 0;
    this.store.setState({ status: 'connecting', endedCause: undefined, refusal: undefined });
    this.open();
  }
}
