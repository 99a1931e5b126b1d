import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResourceLanguage } from 'i18next';
import type { Language } from './languages.ts';

const locales = join(import.meta.dirname, '../../locales');

/** For tests: every namespace of one language, read from disk. */
export function readLocale(language: Language): ResourceLanguage {
  const files = readdirSync(join(locales, language)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [name.replace(/\.json$/, ''), JSON.parse(readFileSync(join(locales, language, name), 'utf8')) as ResourceLanguage]),
  );
}
