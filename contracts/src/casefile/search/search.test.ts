import { describe, expect, test } from 'vitest';
import { foldText } from './foldText.ts';
import { nameKeysOf, typedName } from './nameKeys.ts';
import { comparedTextOf, keysOfTexts, keysOfWord, piecesOfTexts, piecesOfWord, wordsOf } from './searchKeys.ts';

describe('folded text', () => {
  test('is simplified and small, and as long as it was', () => {
    const text = '張國榮與李峯、閻某 ABC Ⅻ 𠮷İ';
    expect(foldText(text)).toHaveLength(text.length);
    expect(foldText('張國榮與李峯、閻某 ABC')).toBe('张国荣与李峰、阎某 abc');
    expect(foldText('𠮷野')).toBe('𠮷野');
  });
});

describe('keys', () => {
  const keys = new Set(keysOfTexts(['被告人张三骗取钱款,电话13800138000,account demo@bank', 'Demo'].map(comparedTextOf)));
  test.each(['张三骗取', '告人', '13800138000', '0013800', '138', 'account', 'BANK', 'demo', '張三', '款,电话138'])(
    'of a text have those of %s, which stands in it',
    (word) => {
      const wanted = keysOfWord(comparedTextOf(word));
      expect(wanted.length).toBeGreaterThan(0);
      expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
    },
  );
  test.each(['诈骗', '三张', '13900139000', 'bankdemo'])('of a text miss one of %s, which does not', (word) => {
    expect(keysOfWord(comparedTextOf(word)).some((key) => !keys.has(key))).toBe(true);
  });
  test('reach from no text into the next', () => {
    expect(keysOfTexts(['起诉', '意见'])).toHaveLength(2);
  });
  test.each(['张', 'ab', '1', '，。', '张a1'])('are none of %s', (word) => {
    expect(keysOfWord(word)).toEqual([]);
  });
  test('are distinct numbers of 32 bits, in order', () => {
    const some = keysOfTexts(['诈骗诈骗 abcabcabc']);
    expect(some).toEqual([...new Set(some)].toSorted((a, b) => a - b));
    expect(some.every((key) => key === (key | 0))).toBe(true);
  });
});

describe('pieces', () => {
  const pieces = new Set(piecesOfTexts(['（2026）演3字第77号', '張三诈骗一案'].map(comparedTextOf)));
  test.each(['演3字第77', '2026', '(2026)', '案', '7', '张三诈骗一案'])('of short texts have those of %s, which stands in one', (word) => {
    const wanted = piecesOfWord(comparedTextOf(word));
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((key) => !pieces.has(key))).toEqual([]);
  });
  test.each(['演3字第78', '20263', '民', '号张', '案一'])('of short texts miss one of %s, which stands in none', (word) => {
    expect(piecesOfWord(comparedTextOf(word)).some((key) => !pieces.has(key))).toBe(true);
  });
  test('are none of no word', () => {
    expect(piecesOfWord('')).toEqual([]);
  });
});

test('words of a search are apart and each once', () => {
  expect(wordsOf(' 張三  诈骗 张三 ')).toEqual(['张三', '诈骗']);
});

describe('a name', () => {
  test.each([
    ['張曉明', { compared: '张晓明', pinyin: 'zhangxiaoming', initials: 'zxm' }],
    ['曾国华', { compared: '曾国华', pinyin: 'zengguohua', initials: 'zgh' }],
    ['吕 布', { compared: '吕布', pinyin: 'lvbu', initials: 'lb' }],
    ['欧阳娜', { compared: '欧阳娜', pinyin: 'ouyangna', initials: 'oyn' }],
    ['阿卜杜·买买提', { compared: '阿卜杜买买提', pinyin: 'abudumaimaiti', initials: 'abdmmt' }],
    ['John Smith', { compared: 'johnsmith', pinyin: 'johnsmith', initials: 'j' }],
  ])('%s is found by how it sounds', (name, keys) => {
    expect(nameKeysOf(name)).toEqual(keys);
  });
  test('is typed in any form', () => {
    expect([typedName('LÜ bu'), typedName('阿卜杜•买买提'), typedName('張')]).toEqual(['lvbu', '阿卜杜买买提', '张']);
  });
});
