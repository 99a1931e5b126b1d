import type { ResourceLanguage } from 'i18next';
import type { Language } from './languages.ts';

const files = import.meta.glob<ResourceLanguage>('../../locales/*/*.json', { import: 'default' });

/** Fetches every namespace of one language; the build puts them into one file a language. */
export async function loadLanguage(language: Language): Promise<ResourceLanguage> {
  const wanted = Object.entries(files).filter(([path]) => path.includes(`/${language}/`));
  const loaded = await Promise.all(wanted.map(async ([path, load]) => [/([^/]+)\.json$/.exec(path)?.[1] ?? path, await load()] as const));
  return Object.fromEntries(loaded);
}
