import type { Code } from './words/en.ts';

/**
 * - `proved`: checked, and it holds.
 * - `fault`: checked, and it does not hold: something was changed, or does not belong together.
 * - `open`: not proved by this package, with what would prove it.
 */
export type Level = 'proved' | 'fault' | 'open';

/** One thing that was found; the words are in the tables of `words/`, with `{name}` where a value goes. */
export interface Finding {
  level: Level;
  code: Code;
  values: Record<string, string>;
}
export function finding(level: Level, code: Code, values: Record<string, string | number> = {}): Finding {
  return { level, code, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])) };
}

export interface Report {
  /** `notPackage`: there was nothing to check. */
  verdict: 'holds' | 'broken' | 'notPackage';
  findings: Finding[];
  /** The integrity code in its short form, when the package proves one. */
  shortCode: string | undefined;
}

export function reportOf(findings: readonly Finding[], shortCode?: string): Report {
  return { verdict: findings.some((one) => one.level === 'fault') ? 'broken' : 'holds', findings: [...findings], shortCode };
}
