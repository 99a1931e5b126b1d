import type { ResourceLanguage } from 'i18next';
import type { Language } from './languages.ts';

const files: Record<Language, () => Promise<{ texts: Record<string, ResourceLanguage> }>> = {
  'zh-CN': () => import('./texts.zh-CN.ts'),
  en: () => import('./texts.en.ts'),
};

/** Fetches every namespace of one language, in one file; the other language is not fetched. */
export async function loadLanguage(language: Language): Promise<ResourceLanguage> {
  const { texts } = await files[language]();
  return Object.fromEntries(Object.entries(texts).map(([path, namespace]) => [/([^/]+)\.json$/.exec(path)?.[1] ?? path, namespace]));
}
