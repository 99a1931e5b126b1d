import { describe, expect, test } from 'vitest';
import { markWords } from './markWords.ts';

const marked = (text: string, searched: string): string[] => markWords(text, searched).flatMap((part) => (part.isMarked ? [part.text] : []));

describe('words that were searched for', () => {
  test.each([
    ['被告人张三骗取钱款', '骗取', ['骗取']],
    ['被告人張三騙取錢款', '张三 骗取', ['張三', '騙取']],
    ['账户 Demo Bank, DEMO', 'demo', ['Demo', 'DEMO']],
    ['被告\n人骗 取钱款', '被告人 骗取', ['被告\n人', '骗 取']],
    ['电话１３８００', '13800', ['１３８００']],
    ['金额 (1.5万元) 与 175万元', '1.5万元', ['1.5万元']],
    ['没有', '骗取', []],
    ['没有', '   ', []],
  ])('in %s: of %s', (text, searched, found) => {
    expect(marked(text, searched)).toEqual(found);
  });
  test('are all of the text that changes its look, and none of it is lost', () => {
    const text = '𠮷野与張三, 张三\n';
    expect(
      markWords(text, '张三')
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
