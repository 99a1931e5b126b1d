import { notReading } from '@assize/contracts/casefile/reading/readingOf';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../i18n/describeStates.tsx';
import { languages } from '../../i18n/languages.ts';
import { renderInLanguage } from '../../i18n/renderInLanguage.tsx';
import { ClosedText } from './ClosedPages.tsx';
import { FoundList } from './FindPanel.tsx';
import { KeysHelp } from './KeysHelp.tsx';

const one = {
  ...{ documentId: '018f0000-0000-7000-8000-000000000001', title: '演示笔录', version: 1, page: 7 },
  snippet: { before: '对方自称', match: '客服', after: '人员' },
};

describe.each(languages)('what was found in a case, in %s', (language) => {
  const draw = (found: (typeof one)[], hasMore = false): string => renderInLanguage(language, <FoundList answer={{ found, hasMore, words: '客服' }} />);
  it('is marked in its sentence, with the page where it stands', () => {
    expect(draw([one])).toContain('对方自称<mark>客服</mark>人员');
    expect(textOf(draw([one]))).toMatch(/演示笔录.*7/);
  });
  it('says when there is nothing, and when there is more than is shown', () => {
    expect(textOf(draw([]))).toMatch(/(stand on no page|没有找到)/);
    expect(textOf(draw([one], true))).toMatch(/(more|更多)/);
    expect(textOf(draw([one], true))).not.toMatch(/reader:|{{/);
  });
});

describe.each(languages)('the reader in %s', (language) => {
  it('says for each reason why pages are closed, and what to do', () => {
    const texts = [undefined, ...notReading].map((why) =>
      textOf(renderInLanguage(language, <ClosedText now={why === undefined ? undefined : { isOpen: false, why }} onLeave={() => undefined} />)),
    );
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).not.toMatch(/reader:|{{/);
    for (const text of texts) expect(text).toMatch(/To the case|返回案件/);
  });
  it('has words for every key', () => {
    const text = textOf(renderInLanguage(language, <KeysHelp />));
    expect(text).toContain('PageDown');
    expect(text).not.toMatch(/reader:|{{/);
  });
});
