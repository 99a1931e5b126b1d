import { actWords, stageWords } from '@assize/contracts/hearing/actWords';
import { expect, it } from 'vitest';
import { readLocale } from './readLocale.ts';

it('acts and stages have the same words on screen as in the record that is printed', () => {
  for (const [language, name] of [
    ['zh-CN', 'zh'],
    ['en', 'en'],
  ] as const) {
    const { casefile, order } = readLocale(language) as { casefile: { act: Record<string, Record<string, string>> }; order: { stage: Record<string, string> } };
    const shown = Object.entries(casefile.act).flatMap(([group, acts]) => Object.entries(acts).map(([act, text]) => [`${group}.${act}`, text]));
    expect(Object.fromEntries(Object.entries(actWords).map(([type, words]) => [type, words[name]]))).toEqual(Object.fromEntries(shown));
    expect(Object.fromEntries(Object.entries(stageWords).map(([stage, words]) => [stage, words[name]]))).toEqual(order.stage);
  }
});
