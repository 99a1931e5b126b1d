import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { SceneModel } from '../components/scene.ts';
import { type Language, languages } from './languages.ts';
import { renderInLanguage } from './renderInLanguage.tsx';

interface StateTexts {
  /** A text of the ready scene, per language. */
  ready: Record<Language, string>;
  empty: Record<Language, string>;
}

const offline: Record<Language, string> = { 'zh-CN': '网络已断开', en: 'No network' };
const loading: Record<Language, string> = { 'zh-CN': '正在加载', en: 'Loading' };
const help: Record<Language, string> = { 'zh-CN': '12368', en: '12368' };

/** The text a person reads in a piece of HTML. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

/** For tests: draws a scene in its five states and both languages, and reads what stands there. */
export function describeStates<T>(name: string, draw: (model: SceneModel<T>) => ReactElement, data: T, texts: StateTexts): void {
  describe.each(languages)(`${name} in %s`, (language) => {
    const read = (model: SceneModel<T>): string => textOf(renderInLanguage(language, draw(model)));
    it('says that it is loading', () => {
      expect(read({ state: 'loading' })).toContain(loading[language]);
    });
    it('says what will be here when it is empty', () => {
      expect(read({ state: 'empty' })).toContain(texts.empty[language]);
    });
    it('shows what there is', () => {
      expect(read({ state: 'ready', data })).toContain(texts.ready[language]);
    });
    it('says what failed, what to do and whom to call', () => {
      const failed = read({ state: 'failed', code: 'linkExpired' });
      expect(failed).toContain(help[language]);
      expect(failed).not.toContain('linkExpired');
    });
    it('says that the network is gone and keeps what was known', () => {
      const known = read({ state: 'offline', data });
      expect(known).toContain(offline[language]);
      expect(known).toContain(texts.ready[language]);
      expect(read({ state: 'offline', data: null })).toContain(offline[language]);
    });
    it('leaves no key and no gap in its texts', () => {
      for (const state of [{ state: 'loading' }, { state: 'empty' }, { state: 'ready', data }, { state: 'offline', data }] as SceneModel<T>[]) {
        expect(read(state)).not.toMatch(/\b(common|join|check|declaration|waiting|casefile|player|admin|errors):|{{|undefined|\[object/);
      }
    });
  });
}
