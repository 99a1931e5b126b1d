import { afterEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from './createI18n.ts';
import { readLocale } from './readLocale.ts';
import { switchLanguage } from './switchLanguage.ts';

afterEach(() => vi.unstubAllGlobals());

describe('switching the language', () => {
  it('tells the document too, so that screen readers speak it, and keeps the choice', async () => {
    const document = { documentElement: { lang: 'zh-CN' } };
    const kept = new Map<string, string>();
    vi.stubGlobal('document', document);
    vi.stubGlobal('localStorage', { setItem: (key: string, value: string) => kept.set(key, value) });
    const i18n = createI18n('zh-CN', readLocale('zh-CN'));
    await switchLanguage(i18n, 'en');
    expect([document.documentElement.lang, i18n.t('common:status.closed'), [...kept.values()]]).toEqual(['en', 'Closed', ['en']]);
  });
  it('goes on where storage is forbidden', async () => {
    const document = { documentElement: { lang: 'zh-CN' } };
    vi.stubGlobal('document', document);
    vi.stubGlobal('localStorage', undefined);
    await switchLanguage(createI18n('zh-CN', readLocale('zh-CN')), 'en');
    expect(document.documentElement.lang).toBe('en');
  });
});
