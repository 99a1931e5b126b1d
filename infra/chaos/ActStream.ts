import type { CourtClient } from '../testing/CourtClient.ts';

export interface Acknowledged {
  key: string;
  type: 'participant.mute' | 'participant.unmute';
  seq: number;
}

/** Keeps asking the court for small acts, each repeated under its key until acknowledged, and keeps the answers. */
export class ActStream {
  readonly acknowledged: Acknowledged[] = [];
  #isStopped = false;
  #waiting: (() => void)[] = [];
  readonly #done: Promise<void>;

  constructor(client: CourtClient, subjectId: string) {
    this.#done = this.#run(client, subjectId);
  }

  async #run(client: CourtClient, subjectId: string): Promise<void> {
    for (let count = 0; !this.#isStopped; count++) {
      const type = count % 2 === 0 ? 'participant.mute' : 'participant.unmute';
      const key = `chaos-${String(count).padStart(6, '0')}`;
      const seq = await this.#untilAnswered(() => client.command(type, { participantId: subjectId }, key));
      if (seq !== undefined) this.acknowledged.push({ key, type, seq });
      for (const wake of this.#waiting.splice(0)) wake();
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  async #untilAnswered(ask: () => Promise<{ seq: number }>): Promise<number | undefined> {
    while (!this.#isStopped) {
      try {
        return (await ask()).seq;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 300)); // the court is away for a moment: ask again under the same key
      }
    }
    return undefined;
  }

  /** However slow the machine is: so many acts are needed for their loss to show. */
  async untilAcknowledged(count: number): Promise<void> {
    while (this.acknowledged.length < count) await new Promise<void>((resolve) => void this.#waiting.push(resolve));
  }

  async stop(): Promise<readonly Acknowledged[]> {
    this.#isStopped = true;
    await this.#done;
    return this.acknowledged;
  }
}
