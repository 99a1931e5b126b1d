import {
  type ControlAck,
  type ControlFact,
  type ControlFactType,
  controlFacts,
  type ControlRequestType,
  type ControlResult,
  controlResults,
} from '@assize/contracts/control/protocol';
import { io, type Socket } from 'socket.io-client';

/** A server's side of `/control`: asks, and remembers every fact it was told. Whatever does not parse fails the test. */
export class TestServer {
  readonly socket: Socket;
  readonly faults: string[] = [];
  readonly #facts: { type: ControlFactType; fact: unknown }[] = [];
  readonly #waiting = new Set<() => void>();

  static async connect(url: string, token: string): Promise<TestServer> {
    const server = new TestServer(io(`${url}/control`, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false }));
    await new Promise<void>((resolve, reject) => {
      server.socket.once('connect', () => resolve()).once('connect_error', reject);
    });
    return server;
  }

  private constructor(socket: Socket) {
    this.socket = socket;
    for (const type of Object.keys(controlFacts) as ControlFactType[]) {
      socket.on(type, (message: unknown) => {
        const parsed = controlFacts[type].safeParse(message);
        if (!parsed.success) this.faults.push(`${type}: ${parsed.error.message}`);
        this.#facts.push({ type, fact: message });
        for (const look of this.#waiting) look();
      });
    }
  }

  told<T extends ControlFactType>(type: T): ControlFact<T>[] {
    return this.#facts.filter((one) => one.type === type).map((one) => one.fact as ControlFact<T>);
  }

  /** Waits for a fact of which this holds, told before or yet to come. */
  until<T extends ControlFactType>(type: T, holds: (fact: ControlFact<T>) => boolean = () => true): Promise<ControlFact<T>> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`never told: ${type}; last: ${JSON.stringify(this.told(type).at(-1))}`));
      }, 20_000);
      const look = (): void => {
        const found = this.told(type).find(holds);
        if (!found) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  ask<T extends ControlRequestType>(type: T, body: unknown): Promise<ControlAck<T>> {
    return this.socket.timeout(25_000).emitWithAck(type, body) as Promise<ControlAck<T>>;
  }

  /** The same, for a request that must succeed with what the contract says. */
  async request<T extends ControlRequestType>(type: T, body: unknown): Promise<ControlResult<T>> {
    const answer = await this.ask(type, body);
    if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer.error)}`);
    return controlResults[type].parse(answer.result) as ControlResult<T>;
  }

  close(): void {
    this.socket.disconnect();
  }
}
