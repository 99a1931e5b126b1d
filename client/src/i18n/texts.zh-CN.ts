import type { ResourceLanguage } from 'i18next';

/** Every namespace in Chinese, by path: one file of the build. */
export const texts = import.meta.glob<ResourceLanguage>('../../locales/zh-CN/*.json', { import: 'default', eager: true });
