import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../../i18n/createI18n.ts';
import { describeStates, textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { readLocale } from '../../i18n/readLocale.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { declarationParagraphs, hashDeclaration } from './declarationText.ts';
import { DeclarationView } from './DeclarationView.tsx';

const nothing = (): void => undefined;
describeStates(
  'the declaration',
  (model) => <DeclarationView model={model} onDeclare={nothing} onRetry={nothing} />,
  { isBusy: false, isCourtStaff: false },
  {
    ready: { 'zh-CN': '我已阅读并承诺遵守以上内容', en: 'I have read this and undertake to keep to it' },
    empty: { 'zh-CN': '您已作出声明', en: 'You have already declared this' },
  },
);

describe('the hash of the declaration', () => {
  it('is of the very text that is shown, in each language', async () => {
    const hashes = new Set<string>();
    for (const language of languages) {
      const { t } = createI18n(language, readLocale(language));
      const shown = textOf(
        renderInLanguage(
          language,
          <DeclarationView model={{ state: 'ready', data: { isBusy: false, isCourtStaff: false } }} onDeclare={nothing} onRetry={nothing} />,
        ),
      );
      const text = [...declarationParagraphs(t), t('declaration:tick')];
      for (const paragraph of text) expect(shown).toContain(paragraph);
      const hash = await hashDeclaration(t);
      expect(hash).toBe(createHash('sha256').update(text.join('\n')).digest('hex'));
      hashes.add(hash);
    }
    expect(hashes.size).toBe(2);
  });
});
