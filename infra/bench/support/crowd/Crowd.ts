import type { ChildProcess } from 'node:child_process';
import { node24 } from '../../../start/tools.ts';
import type { Scope } from '../Scope.ts';
import { startChild } from '../startChild.ts';
import type { CrowdCount, CrowdRequest } from './crowdMain.ts';

/** A crowd of WebRTC clients in a process of their own, so that their cost is nobody else's. */
export class Crowd {
  readonly #child: ChildProcess;
  #lastId = 0;

  /** Everybody joins and is connected both ways, but nobody sends yet. One person a grant. */
  static async join(scope: Scope, url: string, grants: readonly string[]): Promise<Crowd> {
    const crowd = new Crowd(
      startChild(scope, { command: node24, args: [`${import.meta.dirname}/crowdMain.ts`], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
    );
    await crowd.#ask({ type: 'join', url, grants: [...grants] });
    return crowd;
  }

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  async start(): Promise<void> {
    await this.#ask({ type: 'start' });
  }

  async stop(): Promise<void> {
    await this.#ask({ type: 'stop' });
  }

  /** Everybody leaves; may be called again. */
  leave(): void {
    if (this.#child.connected) this.#child.disconnect();
  }

  /** RTP packets that all members sent and received since they joined. */
  count(): Promise<CrowdCount> {
    return this.#ask({ type: 'count' });
  }

  #ask(request: CrowdRequest): Promise<CrowdCount> {
    const id = ++this.#lastId;
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const finish = (): void => {
        child.off('message', handleMessage).off('exit', handleExit);
      };
      const handleExit = (code: number | null): void => {
        finish();
        reject(new Error(`the crowd ended with ${String(code)}`));
      };
      const handleMessage = (message: unknown): void => {
        const answer = message as { id: number; result?: CrowdCount; error?: string };
        if (answer.id !== id) return;
        finish();
        if (answer.result) resolve(answer.result);
        else reject(new Error(`the crowd: ${answer.error ?? 'no answer'}`));
      };
      child.on('message', handleMessage).on('exit', handleExit);
      child.send({ id, request });
    });
  }
}
