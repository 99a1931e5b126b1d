import { describe, expect, it } from 'vitest';
import { normalFormOf } from './normalForm.ts';
import type { TraitKind } from './wire.ts';

/** Each line: ways to write one thing. */
const same: [TraitKind, string, string[]][] = [
  ['person', '11010519491231002X', ['11010519491231002x', ' 110105 19491231 002X', '１１０１０５１９４９１２３１００２Ｘ', '110105491231002']],
  ['person', '91310000MA1FL8XQ30', ['91310000ma1fl8xq30', '9131 0000 MA1F L8XQ 30']],
  [
    'phone',
    '8613800138000',
    ['138 0013 8000', '138-0013-8000', '+86 138 0013 8000', '0086-13800138000', '86 13800138000', '１３８００１３８０００', '(+86)13800138000'],
  ],
  ['phone', '862112345678', ['021-12345678', '(021) 1234 5678', '+86 21 1234 5678', '+86 (0)21 1234 5678', '+86 021 12345678']],
  ['phone', '442079460000', ['+44 20 7946 0000', '+44 (0)20 7946 0000', '0044 20 7946 0000']],
  ['bankAccount', '6222021001116245702', ['6222 0210 0111 6245 702', '6222-0210-0111-6245-702', '６２２２０２１００１１１６２４５７０２']],
  ['bankAccount', 'DE89370400440532013000', ['de89 3704 0044 0532 0130 00']],
  ['device', '35693803564380', ['356938035643809', '35-693803-564380-9', '3569380356438012', '35 693803 564380']],
  ['vehicle', '沪A12340', ['沪A·12340', '沪a 1234O', '沪Ａ－１２３４０', '沪A1234o']],
  ['address', '浦东新区世纪大道100号2单元', ['浦东新区 世纪大道100号2单元', '浦东新区世纪大道１００号，2单元。']],
  ['account', 'wechat:demo_one', ['WeChat: Demo_One', '＠wechat:demo_one', '@wechat:demo_one']],
];

describe('the normal form of a trait', () => {
  it.each(same)('of a %s is %s however it is written', (kind, normal, ways) => {
    expect(ways.map((way) => normalFormOf(kind, way))).toEqual(ways.map(() => normal));
    // What is in its form stays in it.
    expect(normalFormOf(kind, normal)).toBe(normal);
  });

  it.each<[TraitKind, string, string]>([
    ['person', '11010519491231002X', '110105194912310021'],
    ['phone', '13800138000', '13800138001'],
    ['phone', '+1 380 013 8000', '13800138000'],
    ['phone', '021-12345678', '010-12345678'],
    ['bankAccount', '6222021001116245702', '6222021001116245703'],
    ['device', '356938035643809', '356938035643908'],
    ['vehicle', '沪A12340', '京A12340'],
    ['account', 'wechat:demo_one', 'wechat:demo-one'],
  ])('of a %s keeps %s and %s apart', (kind, one, other) => {
    expect(normalFormOf(kind, one)).not.toBeNull();
    expect(normalFormOf(kind, one)).not.toBe(normalFormOf(kind, other));
  });

  it.each<[TraitKind, string]>([
    ['person', '12'],
    ['phone', 'unknown'],
    ['phone', '1'],
    ['bankAccount', 'none, as he says'],
    ['device', '12345'],
    ['vehicle', '-'],
    ['address', '。'],
    ['account', '@'],
  ])('of a %s is none for %j', (kind, value) => {
    expect(normalFormOf(kind, value)).toBeNull();
  });
});
