import { describe, expect, it } from 'vitest';
import { birthdayOf, isCreditCode, isIdNumber, isResidentId } from './idNumbers.ts';

describe('an identity number', () => {
  // The example of GB 11643 itself, one that ends in X, and one of a region that is none.
  it.each(['11010519491231002X', '440524188001010014', '00000019900101000X'])('%s is one', (number) => {
    expect(isResidentId(number)).toBe(true);
  });
  it.each([
    ['a wrong check character', '110105194912310021'],
    ['two digits changed places', '11010519491213002X'],
    ['a day that never was', '110105199002300018'],
    ['too short', '11010519491231002'],
    ['letters', '1101051949123100XX'],
    ['nothing', ''],
  ])('with %s is none', (_, number) => {
    expect(isResidentId(number)).toBe(false);
  });
  it('is refused for each single digit that is another', () => {
    const number = '440524188001010014';
    for (let at = 0; at < 17; at += 1) {
      const other = String((Number(number[at]) + 1) % 10);
      expect(isResidentId(number.slice(0, at) + other + number.slice(at + 1))).toBe(false);
    }
  });
  it('says when somebody was born', () => {
    expect(birthdayOf('11010519491231002X')).toBe('1949-12-31');
    expect(birthdayOf('110105199002300018')).toBeNull();
  });
  it('is read as people write it', () => {
    expect(isIdNumber('residentId', ' 110105 19491231 002x ')).toBe(true);
  });
});

describe('a unified social credit code', () => {
  it.each(['91350100M000100Y43', '000000000000000000'])('%s is one', (code) => {
    expect(isCreditCode(code)).toBe(true);
  });
  it.each(['91350100M000100Y44', '91350100M000100I43', '91350100M000100Y4', '', '19350100M000100Y43'])('%j is none', (code) => {
    expect(isCreditCode(code)).toBe(false);
  });
});

it('another document is taken as it is given, as long as something is', () => {
  expect([isIdNumber('other', 'E12345678'), isIdNumber('other', '  ')]).toEqual([true, false]);
});
