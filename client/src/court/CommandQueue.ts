import type { Ack, CommandResult } from '@assize/contracts/court/signalling';
import type { Command, CommandEnvelope } from '@assize/contracts/hearing/commands';
import { ApiError } from '../session/ApiError.ts';

interface Waiting {
  envelope: CommandEnvelope;
  resolve: (result: CommandResult) => void;
  reject: (error: ApiError) => void;
}

interface Options {
  /** Resolves with the answer, however late it comes; rejects when the connection was lost before. */
  transmit: (envelope: CommandEnvelope) => Promise<Ack<CommandResult>>;
  onCount: (count: number) => void;
  /** How long to wait after a connection was lost before the act is sent on the next, ms. */
  retryMs?: number;
  /** How long to wait for an answer on a living connection before the act is sent once more, ms. */
  patienceMs?: number;
}

/**
 * A person's acts on their way into the log: one key an act, sent one after the other in the order they were
 * done, and again with the same key until an answer comes, so that each happens once or is refused.
 */
export class CommandQueue {
  readonly #options: Options;
  readonly #waiting: Waiting[] = [];
  #isRunning = false;
  #isSending = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  add(command: Command): Promise<CommandResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ envelope: { key: crypto.randomUUID(), ...command }, resolve, reject });
      this.#options.onCount(this.#waiting.length);
      void this.#send();
    });
  }

  start(): void {
    this.#isRunning = true;
    void this.#send();
  }

  /** The connection is away; what waits is kept. */
  pause(): void {
    this.#isRunning = false;
    clearTimeout(this.#retry);
  }

  stop(): void {
    this.pause();
  }

  rejectAll(error: ApiError): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.#options.onCount(0);
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let head = this.#waiting[0]; head && this.#isRunning; head = this.#waiting[0]) {
        const answer = await this.#ask(head.envelope);
        if (this.#waiting[0] !== head) continue;
        this.#waiting.shift();
        this.#options.onCount(this.#waiting.length);
        if (answer.ok) head.resolve(answer.result);
        else head.reject(ApiError.from(answer.error));
      }
    } catch {
      // Unanswered: it may or may not be in the log. The same key asks again.
      if (this.#isRunning) this.#retry = setTimeout(() => void this.#send(), this.#options.retryMs ?? 500);
    } finally {
      this.#isSending = false;
    }
  }

  /** Sends once more while no answer comes. An answer to any of the sendings counts: a line slower than our patience gets on too. */
  #ask(envelope: CommandEnvelope): Promise<Ack<CommandResult>> {
    let again: ReturnType<typeof setInterval> | undefined;
    return new Promise<Ack<CommandResult>>((resolve, reject) => {
      const transmit = (): void => void this.#options.transmit(envelope).then(resolve, reject);
      again = setInterval(transmit, this.#options.patienceMs ?? 6000);
      transmit();
    }).finally(() => clearInterval(again));
  }
}
