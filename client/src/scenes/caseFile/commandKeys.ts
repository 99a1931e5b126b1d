import type { CaseCommand } from '@assize/contracts/casefile/commands';
import { codeOf } from '../../components/scene.ts';
import type { ApiErrorCode } from '../../session/ApiError.ts';

/** After these nobody knows whether it was done. */
const unanswered: readonly ApiErrorCode[] = ['offline', 'unavailable', 'internal', 'unknown'];

/** Keys of commands on one case: the same act that is asked again before an answer came goes under the same key, and is done once. */
export class CommandKeys {
  readonly #keys = new Map<string, string>();

  keyOf(command: CaseCommand): string {
    const text = JSON.stringify(command);
    const key = this.#keys.get(text) ?? crypto.randomUUID();
    this.#keys.set(text, key);
    return key;
  }

  /** @param error what it was refused with; undefined: it was done */
  settle(command: CaseCommand, error?: unknown): void {
    if (error !== undefined && unanswered.includes(codeOf(error))) return;
    this.#keys.delete(JSON.stringify(command));
  }
}
