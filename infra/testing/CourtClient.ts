import { randomUUID } from 'node:crypto';
import type { Ack, CommandResult, Entered, MediaAddress } from '@assize/contracts/court/signalling';
import type { CommandPayload, CommandType } from '@assize/contracts/hearing/commands';
import type { HearingState } from '@assize/contracts/hearing/state';
import type { VisibleEvent } from '@assize/contracts/hearing/visibility';
import type { RouteAnswer, RouteName } from '@assize/contracts/http/routes';
import { io, type Socket } from 'socket.io-client';

/** A refusal as it came over the wire. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** A person without a browser: the HTTP border and the `/court` namespace, for tests and benches. */
export class CourtClient {
  readonly baseUrl: string;
  readonly session: RouteAnswer<'POST /api/sessions'>;
  #socket: Socket | undefined;

  private constructor(baseUrl: string, session: RouteAnswer<'POST /api/sessions'>) {
    this.baseUrl = baseUrl;
    this.session = session;
  }

  /** Follows a personal link. */
  static async signIn(link: string): Promise<CourtClient> {
    const url = new URL(link);
    const answer = await fetch(`${url.origin}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url.origin },
      body: JSON.stringify({ secret: url.hash.slice(1) }),
    });
    if (!answer.ok) throw new Refused(((await answer.json()) as { error: { code: string } }).error.code);
    return new CourtClient(url.origin, (await answer.json()) as RouteAnswer<'POST /api/sessions'>);
  }

  get hearingId(): string {
    if (!this.session.hearingId) throw new Error('this link leads to no hearing');
    return this.session.hearingId;
  }

  get participantId(): string {
    const found = this.session.participations.find((one) => one.hearingId === this.hearingId);
    if (!found) throw new Error('not a participant');
    return found.participantId;
  }

  /** One HTTP request with the access token; `route` as in contracts, with its parameters filled in. */
  async api<R extends RouteName>(route: R, parameters: Record<string, string> = {}, body?: unknown): Promise<RouteAnswer<R>> {
    const [method = 'GET', pattern = ''] = route.split(' ');
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => parameters[name] ?? name);
    const answer = await fetch(this.baseUrl + path, {
      method,
      headers: { authorization: `Bearer ${this.session.accessToken}`, 'content-type': 'application/json', origin: this.baseUrl },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    if (!answer.ok) throw new Refused(((await answer.json()) as { error: { code: string } }).error.code);
    return (await answer.json()) as RouteAnswer<R>;
  }

  /** Connects and enters the hearing; enters again by itself after every reconnection. */
  async enter(): Promise<Entered> {
    const socket = io(`${this.baseUrl}/court`, {
      auth: { token: this.session.accessToken },
      transports: ['websocket'],
      reconnectionDelayMax: 500,
      forceNew: true,
    });
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve).once('connect_error', reject);
    });
    const entered = await this.#ask<Entered>('enter', { hearingId: this.hearingId });
    socket.on('connect', () => void this.#ask('enter', { hearingId: this.hearingId }).catch(() => undefined));
    return entered;
  }

  async #ask<T>(message: string, payload: unknown): Promise<T> {
    if (!this.#socket) throw new Error('enter first');
    const ack = (await this.#socket.timeout(5000).emitWithAck(message, payload)) as Ack<T>;
    if (!ack.ok) throw new Refused(ack.error.code);
    return ack.result;
  }

  /** Sends a command once; pass the key to send the same one again. */
  command<T extends CommandType>(type: T, payload: CommandPayload<T>, key: string = randomUUID()): Promise<CommandResult> {
    return this.#ask<CommandResult>('command', { key, type, payload });
  }

  /** Tells of each page that is put before the court from now on, of events and of the state given anew. */
  onShown(tell: (page: number) => void): void {
    this.#socket?.on('events', (events: VisibleEvent[]) => {
      for (const event of events) if (event.type === 'presentation.shown') tell(event.payload.panes[0]?.page ?? 0);
    });
    this.#socket?.on('snapshot', ({ snapshot }: { snapshot: HearingState }) => {
      const [pane] = snapshot.presentation.panes;
      if (pane) tell(pane.page);
    });
  }

  media(): Promise<MediaAddress> {
    return this.#ask<MediaAddress>('media', {});
  }

  /** From invited to the waiting room (court roles: into the courtroom). */
  async arrive(): Promise<void> {
    await this.command('participant.verify', {});
    await this.command('participant.declare', { textSha256: 'c'.repeat(64), language: 'en' });
    await this.command('participant.arrive', {});
  }

  close(): void {
    this.#socket?.close();
  }
}
