import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './languages.ts';

describe('the language a person starts in', () => {
  it('is the one chosen before', () => {
    expect(chooseLanguage('en', ['zh-CN'])).toBe('en');
  });
  it('is the first browser language that the court speaks', () => {
    expect(chooseLanguage(null, ['fr-FR', 'en-GB', 'zh-CN'])).toBe('en');
    expect(chooseLanguage(null, ['zh-Hant-TW', 'en'])).toBe('zh-CN');
  });
  it('is Chinese when nothing fits', () => {
    expect(chooseLanguage('klingon', ['fr', 'de'])).toBe('zh-CN');
  });
});
