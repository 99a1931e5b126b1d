import { basename, extname } from 'node:path';

const longest = 200;

/**
 * A name that is one name: without a path, without what turns the direction of reading, cannot be seen or is half a
 * character, and no longer than 200 characters, with its ending.
 */
export function plainName(name: string): string {
  const seen = basename(name.toWellFormed().replaceAll('\\', '/'))
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .trim();
  const letters = Array.from(seen);
  if (letters.length <= longest) return /^\.*$/.test(seen) ? 'document' : seen;
  const ending = Array.from(extname(seen)).slice(0, 20);
  return [...letters.slice(0, longest - ending.length), ...ending].join('').trim();
}
