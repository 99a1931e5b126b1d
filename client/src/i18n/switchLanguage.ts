import type { i18n } from 'i18next';
import { languageStorageKey, type Language } from './languages.ts';
import { loadLanguage } from './loadLanguage.ts';

/** Changes the language of the whole page and keeps the choice for the next visit. */
export async function switchLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, 'common')) {
    for (const [namespace, texts] of Object.entries(await loadLanguage(language))) instance.addResourceBundle(language, namespace, texts);
  }
  await instance.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(languageStorageKey, language);
  } catch {
    // Storage may be forbidden (private window): the choice then lasts until reload.
  }
}
