import { randomUUID } from 'node:crypto';
import type { Ack, CommandResult, CourtMessages, Entered } from '@assize/contracts/court/signalling';
import type { CommandPayload, CommandType } from '@assize/contracts/hearing/commands';
import { io, type Socket } from 'socket.io-client';

interface Heard<N extends keyof CourtMessages = keyof CourtMessages> {
  name: N;
  message: Parameters<CourtMessages[N]>[0];
}

/** One person's connection to the court in a test: keeps all it hears, from the first message on. */
export class CourtSocket {
  readonly socket: Socket;
  readonly accessToken: string;
  readonly heard: Heard[] = [];
  #waiting: (() => void)[] = [];

  private constructor(socket: Socket, accessToken: string) {
    this.socket = socket;
    this.accessToken = accessToken;
    socket.onAny((name: string, message: unknown) => {
      this.heard.push({ name, message } as Heard);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  static async follow(link: string, hearingId: string): Promise<CourtSocket> {
    const url = new URL(link);
    const answer = await fetch(`${url.origin}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: url.hash.slice(1) }),
    });
    const { accessToken } = (await answer.json()) as { accessToken: string };
    const socket = io(`${url.origin}/court`, { auth: { token: accessToken }, transports: ['polling', 'websocket'], forceNew: true, reconnectionDelayMax: 500 });
    const one = new CourtSocket(socket, accessToken);
    await new Promise<void>((resolve, reject) => void socket.once('connect', () => resolve()).once('connect_error', reject));
    await one.ask<Entered>('enter', { hearingId });
    socket.on('connect', () => void socket.emitWithAck('enter', { hearingId }));
    return one;
  }

  async ask<T>(name: string, request: unknown): Promise<T> {
    const ack = (await this.socket.emitWithAck(name, request)) as Ack<T>;
    if (!ack.ok) throw Object.assign(new Error(ack.error.code), ack.error);
    return ack.result;
  }

  command<T extends CommandType>(type: T, payload: CommandPayload<T>, key: string = randomUUID()): Promise<CommandResult> {
    return this.ask('command', { key, type, payload });
  }

  async arrive(): Promise<void> {
    await this.command('participant.verify', {});
    await this.command('participant.declare', { textSha256: 'a'.repeat(64), language: 'en' });
    await this.command('participant.arrive', {});
  }

  /** Types of all events heard so far, hidden ones included. */
  types(): string[] {
    return this.heard.flatMap((one) => (one.name === 'events' ? (one.message as { type: string }[]).map((event) => event.type) : []));
  }

  /** Resolves with the first message of this name that fits, heard now or before. */
  async until<N extends keyof CourtMessages>(
    name: N,
    fits: (message: Parameters<CourtMessages[N]>[0]) => boolean = () => true,
  ): Promise<Parameters<CourtMessages[N]>[0]> {
    for (;;) {
      const found = this.heard.find((one) => one.name === name && fits(one.message as Parameters<CourtMessages[N]>[0]));
      if (found) return found.message as Parameters<CourtMessages[N]>[0];
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  untilEvent(type: string): Promise<unknown> {
    return this.until('events', (events) => events.some((event) => event.type === type));
  }

  close(): void {
    this.socket.close();
  }
}
