/** How long to wait before attempt number `attempt` (from 0), in ms: doubling from `baseMs` to `maxMs`, half of it by chance. */
export function backOffMs(attempt: number, options: { baseMs: number; maxMs: number; random?: () => number }): number {
  const full = Math.min(options.maxMs, options.baseMs * 2 ** Math.min(attempt, 20));
  const random = options.random ?? Math.random;
  // Half is by chance, so that a courtroom cut off at one moment does not come back at one moment.
  return Math.round(full / 2 + (full / 2) * random());
}
