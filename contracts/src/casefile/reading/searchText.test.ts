import { expect, test } from 'vitest';
import { searchTextOf, snippetOf } from './searchText.ts';

test.each([
  ['出借人与借\n  款人约定', '出借人与借款人约定'],
  ['起 诉 意 见 书', '起诉意见书'],
  ['１２３４５ ＡＢＣ', '12345 ABC'],
  ['Loan   contract\n of 2026', 'Loan contract of 2026'],
  ['第 12 条', '第 12 条'],
  ['金额：\n壹佰万元', '金额:壹佰万元'],
  ['约定如下 : 本金', '约定如下:本金'],
  ['\u0000 ', ''],
])('%j is searched as %j', (text, searched) => {
  expect(searchTextOf(text)).toBe(searched);
});

test('words are found inside a sentence with what stands around them, and as they are written there', () => {
  const text = searchTextOf('被告人张三以虚构的投资平台骗取被害人钱款，其行为构成诈骗罪。');
  expect(snippetOf(text, '投资平台')).toEqual({ before: '被告人张三以虚构的', match: '投资平台', after: '骗取被害人钱款,其行为构成诈骗罪。' });
  expect(snippetOf('The Demo BANK lends', 'demo bank')?.match).toBe('Demo BANK');
  expect(snippetOf(text, '抢劫')).toBeUndefined();
});
