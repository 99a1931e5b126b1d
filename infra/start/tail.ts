import { readFileSync } from 'node:fs';

/** The last lines of a log, for a message to a person; empty when there is none. */
export function tailOf(path: string, lines = 14): string {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
