/** Languages of the court, the court's own first. Keys of `locales/`. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name, as the switch shows it. */
export const languageNames: Record<Language, string> = { 'zh-CN': '中文', en: 'English' };

export const languageStorageKey = 'assize.language';

export function isLanguage(value: unknown): value is Language {
  return value === 'zh-CN' || value === 'en';
}

/** The language to start in: what was chosen before, else the browser's first that we speak, else Chinese. */
export function chooseLanguage(stored: string | null, wanted: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'zh') return 'zh-CN';
    if (primary === 'en') return 'en';
  }
  return 'zh-CN';
}
