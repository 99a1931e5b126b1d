import type { ResourceLanguage } from 'i18next';

/** Every namespace in English, by path: one file of the build. */
export const texts = import.meta.glob<ResourceLanguage>('../../locales/en/*.json', { import: 'default', eager: true });
