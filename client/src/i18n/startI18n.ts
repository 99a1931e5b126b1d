import type { i18n } from 'i18next';
import { createI18n } from './createI18n.ts';
import { chooseLanguage, languageStorageKey } from './languages.ts';
import { loadLanguage } from './loadLanguage.ts';

function readStored(): string | null {
  try {
    return localStorage.getItem(languageStorageKey);
  } catch {
    return null;
  }
}

/** Loads the person's language and sets it on the document, before anything is drawn. */
export async function startI18n(): Promise<i18n> {
  const language = chooseLanguage(readStored(), navigator.languages);
  const instance = createI18n(language, await loadLanguage(language));
  document.documentElement.lang = language;
  return instance;
}
